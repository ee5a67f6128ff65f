'use strict';
(() => {
  const body = document.body;
  const changes = [...document.querySelectorAll('.change')];
  const status = document.getElementById('status');
  const button = (name) => document.querySelector(`[data-do="${name}"]`);
  let current = -1;

  const shown = (change) => !change.hidden;

  /* Goes to the next (1) or previous (-1) change that is shown. */
  const step = (way) => {
    let at = current;
    do { at += way; } while (at >= 0 && at < changes.length && !shown(changes[at]));
    if (at >= 0 && at < changes.length) { go(at); }
  };

  const go = (at) => {
    current = at;
    const change = changes[at];
    change.focus({ preventScroll: true });
    change.scrollIntoView({ block: 'center' });
    const visible = changes.filter(shown);
    status.textContent = `Change ${visible.indexOf(change) + 1} of ${visible.length}`;
    history.replaceState(null, '', '#' + change.id);
  };

  /* Two columns are made from the inline text when they are asked for. */
  const column = (text, name, drop) => {
    const part = document.createElement('div');
    const head = document.createElement('h4');
    head.textContent = name;
    const copy = text.cloneNode(true);
    copy.querySelectorAll(drop).forEach((words) => words.remove());
    part.append(head, copy);
    return part;
  };

  const columns = (on) => {
    for (const change of changes) {
      const text = change.querySelector('.words');
      if (!text) { continue; }
      let pair = change.querySelector('.pair');
      if (on && !pair) {
        pair = document.createElement('div');
        pair.className = 'pair';
        pair.append(column(text, 'Old', 'ins'), column(text, 'New', 'del'));
        text.after(pair);
      }
      if (pair) { pair.hidden = !on; }
      text.hidden = on;
    }
  };

  const toggle = (name, act) => {
    const it = button(name);
    const flip = () => {
      const on = it.getAttribute('aria-pressed') !== 'true';
      it.setAttribute('aria-pressed', String(on));
      act(on);
    };
    it.addEventListener('click', flip);
    return flip;
  };

  const same = toggle('same', (on) => body.classList.toggle('hide-same', !on));
  const pairs = toggle('columns', columns);
  button('next').addEventListener('click', () => step(1));
  button('previous').addEventListener('click', () => step(-1));
  const keys = { j: () => step(1), n: () => step(1), k: () => step(-1), p: () => step(-1), u: same, c: pairs };

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) { return; }
    const act = keys[event.key];
    if (act) { event.preventDefault(); act(); }
  });

  document.querySelectorAll('[data-fate]').forEach((box) => box.addEventListener('change', () => {
    changes.filter((change) => change.classList.contains(box.dataset.fate)).forEach((change) => { change.hidden = !box.checked; });
    document.querySelectorAll(`nav .${box.dataset.fate}`).forEach((item) => { item.hidden = !box.checked; });
    status.textContent = `${changes.filter(shown).length} changes shown`;
  }));

  /* A link from the list, or an address with a place in it. */
  const arrive = () => {
    const at = changes.findIndex((change) => '#' + change.id === location.hash);
    if (at >= 0) { go(at); }
  };
  window.addEventListener('hashchange', arrive);
  arrive();
})();
