// The HTML page of `lidwoord diff` in headless Chromium: sums, jumping, keyboard, hiding, two columns, 5,000 nodes; no
// message on the console, no request to anywhere. Run by scripts/html_test.sh.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import puppeteer from 'puppeteer-core';

const options = Object.fromEntries(['bin', 'root', 'work', 'shots'].map((name) => [name, { type: 'string' }]));
const { values: args } = parseArgs({ options });
const lidwoord = (...rest) => execFileSync(args.bin, rest, { encoding: 'utf8', maxBuffer: 1 << 28 });

/** The page of two versions, as a file, with its changes. */
function compare(name, old, now) {
  const file = join(args.work, `${name}.html`);
  lidwoord('diff', old, now, '--format', 'html', '-o', file);
  return { url: pathToFileURL(file).href, diff: JSON.parse(lidwoord('diff', old, now, '--format', 'json')) };
}

/** Two versions with 5,000 leden, of which one in ten differs. */
function large() {
  const words = 'huur zaak borg termijn betaling schade melding levering gebrek dienst prijs looptijd opzegging'.split(' ');
  const lid = (a, l, seed) => `${l}. De ${words[(a * 7 + l) % 13]} nummer ${a}x${l} wordt door partij ${seed} vooraf ${words[(a + l * 5) % 13]} genoemd.`;
  const text = (changed) => Array.from({ length: 250 }, (_, a) => [`Artikel ${a + 1}. Afspraken over ${words[a % 13]} en ${words[(a * 5 + 1) % 13]}`,
    ...Array.from({ length: 20 }, (_, l) => lid(a + 1, l + 1, changed && l % 10 === 0 ? 'twee' : 'een'))].join('\n')).join('\n\n');
  const files = ['old', 'new'].map((name) => join(args.work, `${name}.txt`));
  files.forEach((file, n) => writeFileSync(file, text(n === 1)));
  return compare('large', ...files);
}

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? execFileSync('sh', ['-c', 'command -v chromium'], { encoding: 'utf8' }).trim(),
  args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
});
let failed = 0;

/** Runs a test on a fresh page, and fails it when the page said something or asked for something. */
async function test(name, url, body, setup = async () => {}) {
  const page = await browser.newPage();
  const said = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(String(error)));
  page.on('request', (request) => request.url().split('#')[0] === url || said.push(`asked for ${request.url()}`));
  try {
    await setup(page);
    await page.goto(url);
    await body(page);
    assert.deepEqual(said, []);
    console.log(`ok      ${name}`);
  } catch (error) {
    failed += 1;
    console.log(`FAILED  ${name}: ${error.message}`);
  }
  await page.close();
}

const focused = (page) => page.evaluate(() => document.activeElement.id);
const visible = (page, selector) => page.$$eval(selector, (all) => all.filter((it) => it.checkVisibility()).length);

const pair = join(args.root, 'tests/diff/pairs/fietsverhuur');
const small = compare('small', join(pair, 'old.txt'), join(pair, 'new.txt'));
const changed = small.diff.changes.flatMap((change, n) => (change.fate === 'same' ? [] : [`c${n}`]));

await test('the sums are those of the comparison', small.url, async (page) => {
  for (const fate of ['same', 'edited', 'moved', 'renumbered', 'split', 'merged', 'added', 'removed']) {
    assert.equal(await page.$eval(`#sum-${fate} b`, (it) => Number(it.textContent)), small.diff.summary[fate], fate);
  }
  assert.equal((await page.$$('.change')).length, changed.length);
  assert.equal((await page.$$('.node')).length, small.diff.changes.length);
});

await test('keys and buttons jump from change to change', small.url, async (page) => {
  await page.keyboard.press('j');
  assert.equal(await focused(page), changed[0]);
  await page.keyboard.press('n');
  assert.equal(await focused(page), changed[1]);
  await page.keyboard.press('k');
  assert.equal(await focused(page), changed[0]);
  await page.keyboard.press('p');
  assert.equal(await focused(page), changed[0], 'there is none before the first');
  await page.click('[data-do=next]');
  assert.equal(await focused(page), changed[1]);
  assert.equal(await page.$eval('#status', (it) => it.textContent), `Change 2 of ${changed.length}`);
  const box = await page.$eval(`#${changed[1]}`, (it) => it.getBoundingClientRect().toJSON());
  const height = await page.evaluate(() => innerHeight);
  assert.ok(box.top >= 0 && box.bottom <= height, 'it is in sight');
  for (let n = 0; n < changed.length + 3; n += 1) { await page.keyboard.press('j'); }
  assert.equal(await focused(page), changed.at(-1));
});

await test('links and addresses lead to a change', small.url, async (page) => {
  await page.click('summary');
  await page.click(`nav a[href="#${changed[3]}"]`);
  assert.equal(await focused(page), changed[3]);
  await page.goto(`${small.url}#${changed[5]}`);
  await page.reload();
  assert.equal(await focused(page), changed[5]);
});

await test('everything can be reached with the tab key and has a name', small.url, async (page) => {
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.className), 'skip');
  const seen = new Set();
  for (let n = 0; n < 20; n += 1) {
    await page.keyboard.press('Tab');
    seen.add(await page.evaluate(() => document.activeElement.dataset.do ?? document.activeElement.dataset.fate ?? ''));
  }
  for (const name of ['edited', 'removed', 'previous', 'next', 'columns', 'same']) { assert.ok(seen.has(name), name); }
  const tree = await page.accessibility.snapshot({ interestingOnly: true });
  const nameless = [];
  const walk = (node) => {
    if (['button', 'checkbox', 'link', 'group', 'toolbar', 'navigation'].includes(node.role) && !node.name) { nameless.push(node.role); }
    (node.children ?? []).forEach(walk);
  };
  walk(tree);
  assert.deepEqual(nameless, []);
});

await test('fates and unchanged nodes can be hidden', small.url, async (page) => {
  const all = await visible(page, '.change');
  await page.click('[data-fate=renumbered]');
  assert.equal(await visible(page, '.change'), all - small.diff.summary.renumbered);
  await page.keyboard.press('j');
  await page.keyboard.press('u');
  assert.equal(await visible(page, '.node.same'), 0);
  await page.keyboard.press('u');
  assert.ok(await visible(page, '.node.same') > 0);
});

await test('two columns hold the old and the new words', small.url, async (page) => {
  await page.keyboard.press('c');
  assert.equal(await visible(page, '.change > .words'), 0);
  const edited = small.diff.changes.findIndex((change) => change.fate === 'edited' && change.kind === 'lid');
  const texts = await page.$$eval(`#c${edited} .pair p`, (all) => all.map((it) => it.textContent));
  assert.match(texts[0], /per telefoon/);
  assert.doesNotMatch(texts[1], /per telefoon/);
  await page.keyboard.press('c');
  assert.equal(await visible(page, '.pair'), 0);
});

await test('it is whole without scripts', small.url, async (page) => {
  assert.equal(await visible(page, '.change'), changed.length);
}, (page) => page.setJavaScriptEnabled(false));

await test('5,000 nodes', large().url, async (page) => {
  const timed = (name, key) => page.evaluate((key) => new Promise((done) => {
    const start = performance.now();
    document.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
  }), key).then((time) => console.log(`        ${name}: ${time.toFixed(0)} ms`));
  assert.equal((await page.$$('.node')).length, 5250);
  assert.equal((await page.$$('.change')).length, 500);
  await timed('jump', 'j');
  await timed('two columns', 'c');
  await timed('hide what did not change', 'u');
  assert.equal(await visible(page, '.pair'), 500);
});

if (args.shots) {
  const page = await browser.newPage();
  const shot = async (name, width, scheme, key) => {
    await page.setViewport({ width, height: 900 });
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await page.goto(small.url);
    if (key) { await page.keyboard.press(key); }
    await page.screenshot({ path: join(args.shots, `${name}.png`) });
  };
  await shot('light', 1200, 'light');
  await shot('dark', 1200, 'dark', 'c');
  await shot('narrow', 380, 'light');
  await page.pdf({ path: join(args.shots, 'print.pdf') });
}
await browser.close();
console.log(failed ? `${failed} failed` : 'all fine');
process.exit(failed ? 1 : 0);
