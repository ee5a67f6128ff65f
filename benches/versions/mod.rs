//! Two long versions of one text, of which one node in twenty changed; always the same two.

/// Words that articles are about; with the numbers of a text that is long enough to have rare words.
const WORDS: &[&str] = &[
    "huurder",
    "verhuurder",
    "betaling",
    "termijn",
    "schade",
    "gebruik",
    "zaak",
    "levering",
    "gebrek",
    "borg",
    "kosten",
    "partij",
    "overeenkomst",
    "opzegging",
    "verzekering",
    "onderhoud",
    "controle",
    "sleutel",
    "terrein",
    "vergoeding",
    "melding",
    "aansprakelijk",
    "schriftelijk",
    "kosteloos",
    "tijdelijk",
    "gezamenlijk",
    "voorafgaand",
    "redelijk",
    "volledig",
];

/// Small words between them.
const SMALL: &[&str] =
    &["de", "het", "een", "van", "voor", "met", "door", "en", "niet", "bij", "op", "wordt", "is", "zijn"];

/// Numbers that look random and are the same on every machine (Knuth's MMIX constants).
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }

    fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// A word; one in six is a compound that few other sentences have.
    fn word(&mut self) -> String {
        match self.below(6) {
            0 => {
                let parts = [0; 3].map(|_| WORDS[self.below(WORDS.len())]);
                parts.concat()
            }
            1 | 2 => WORDS[self.below(WORDS.len())].to_owned(),
            _ => SMALL[self.below(SMALL.len())].to_owned(),
        }
    }

    fn sentence(&mut self) -> String {
        let words: Vec<String> = (0..8 + self.below(16)).map(|_| self.word()).collect();
        format!("De {}.", words.join(" "))
    }
}

struct Article {
    heading: String,
    leden: Vec<String>,
}

/// The old and the new version, each of about `bytes` bytes.
pub fn versions(bytes: usize) -> [String; 2] {
    let mut random = Random(8);
    let mut articles = Vec::new();
    let mut size = 0;
    while size < bytes {
        let heading = [0; 2].map(|_| WORDS[random.below(WORDS.len())]).join(" en ");
        let leden: Vec<String> = (0..6 + random.below(10)).map(|_| random.sentence()).collect();
        size += 16 + heading.len() + leden.iter().map(|lid| lid.len() + 4).sum::<usize>();
        articles.push(Article { heading, leden });
    }
    let old = print(&articles);
    change(&mut articles, &mut random);
    [old, print(&articles)]
}

/// One lid in twenty is edited, removed, added or put elsewhere; one article in a hundred is put elsewhere.
fn change(articles: &mut Vec<Article>, random: &mut Random) {
    for article in articles.iter_mut() {
        let mut leden = Vec::new();
        for lid in std::mem::take(&mut article.leden) {
            match random.below(100) {
                0 | 1 => leden.push(lid.replacen(" de ", &format!(" {} ", random.word()), 2)),
                2 => {}
                3 => leden.extend([lid, random.sentence()]),
                4 => leden.insert(0, lid),
                _ => leden.push(lid),
            }
        }
        article.leden = leden;
    }
    for _ in 0..articles.len() / 100 {
        let article = articles.remove(random.below(articles.len()));
        articles.insert(random.below(articles.len()), article);
    }
    if random.chance(50) {
        articles.truncate(articles.len() - 1);
    }
}

fn print(articles: &[Article]) -> String {
    let mut text = String::new();
    for (n, article) in articles.iter().enumerate() {
        text += &format!("Artikel {}. Over {}\n", n + 1, article.heading);
        for (n, lid) in article.leden.iter().enumerate() {
            text += &format!("{}. {lid}\n", n + 1);
        }
        text.push('\n');
    }
    text
}
