// Reads the search index, which src/hehuo/render/search_index.py describes, and finds every entry whose title or texts
// hold the typed words. Knows nothing of the page that shows them.

const FEW = 12; // files of texts that are worth reading for an exact number of hits
const ENOUGH = 50; // candidates from which on it is worth reading more pairs instead of texts
const SPACE = /[ \t\r\n]+/;

const folded = new Map();

/** A character as it is compared. Each is folded alone, so a part of a text stays a part of it. */
function foldOne(character) {
  let plain = folded.get(character);
  if (plain === undefined) folded.set(character, (plain = character.normalize("NFKD").toLowerCase()));
  return plain;
}

/** Whether a gap of the text is left out of the comparison: it stands beside a Chinese character. */
const isDropped = (text, start, end) => text[start - 1] > "\x7f" || text[end] > "\x7f";

function fold(text) {
  const plain = Array.from(text, foldOne).join("");
  return plain.replace(/[ \t]+/g, (gap, start) => (isDropped(plain, start, start + gap.length) ? "" : gap));
}

/** The words of a query, all of which an entry must hold. */
export function wordsOf(query) {
  const words = query.split(/\s+/).flatMap((word) => fold(word).split(SPACE));
  return [...new Set(words.filter(Boolean))];
}

/** Where words stand in a text: `[[start, end], …]`, in order, none touching another. */
export function marksOf(text, words) {
  let plain = "";
  const places = []; // of each unit of `plain`: where its character begins in the text, and where it ends
  let place = 0;
  for (const character of text) {
    const end = place + character.length;
    for (const unit of foldOne(character).split("")) {
      plain += unit;
      places.push([place, end]);
    }
    place = end;
  }
  for (const { 0: gap, index } of [...plain.matchAll(/[ \t]+/g)].reverse()) {
    if (!isDropped(plain, index, index + gap.length)) continue;
    plain = plain.slice(0, index) + plain.slice(index + gap.length);
    places.splice(index, gap.length);
  }
  const found = [];
  for (const word of words) {
    for (let at = plain.indexOf(word); at >= 0; at = plain.indexOf(word, at + word.length)) {
      found.push([places[at][0], places[at + word.length - 1][1]]);
    }
  }
  const marks = [];
  for (const [start, end] of found.sort((one, other) => one[0] - other[0])) {
    const last = marks.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else marks.push([start, end]);
  }
  return marks;
}

/** The place of the last of the ascending `starts` that isn't greater than a value. */
function placeOf(starts, value) {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle] <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Numbers from their differences; -n stands for n more numbers without a gap. */
function numbersOf(differences) {
  const numbers = [];
  let last = 0;
  for (const difference of differences) {
    if (difference >= 0) numbers.push((last += difference));
    else for (let left = difference; left < 0; left++) numbers.push(++last);
  }
  return numbers;
}

function intersect(lists) {
  const [shortest, ...others] = lists.sort((one, other) => one.length - other.length);
  return others.reduce((kept, list) => {
    const there = new Set(list);
    return kept.filter((number) => there.has(number));
  }, shortest);
}

/** Opens the index in a folder, an address that ends in a slash. */
export async function openIndex(folder) {
  const answer = await fetch(new URL("index.json", folder), { cache: "no-cache" });
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  return new Index(folder, await answer.json());
}

class Index {
  #files = new Map();

  constructor(folder, { folder: inner, size, per, pairs, runs, demo }) {
    Object.assign(this, { files: new URL(`${inner}/`, folder), size, per, pairs, runs, demo });
    this.runStarts = runs.map((run) => run.start);
    // Where all is a demonstration there is nothing to keep it apart from.
    this.apart = runs.some((run) => run.demo) && runs.some((run) => !run.demo && run.kind !== "guide");
    if (size && size === per) this.#file("texts-0.json").catch(() => {}); // it will be needed; a failure is met then
  }

  /** A file of the index, read once. What failed is tried again when it is next asked for. */
  #file(name) {
    if (!this.#files.has(name)) {
      const reading = fetch(new URL(name, this.files)).then((answer) => {
        if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
        return answer.json();
      });
      reading.catch(() => this.#files.delete(name));
      this.#files.set(name, reading);
    }
    return this.#files.get(name);
  }

  runOf(number) {
    return this.runs[placeOf(this.runStarts, number)];
  }

  #partOf(number) {
    return Math.floor(number / this.per);
  }

  /** An entry by its number: its address, title and texts, and of what kind it is. */
  async entry(number) {
    const rows = await this.#file(`texts-${this.#partOf(number)}.json`);
    const row = rows[number % this.per];
    row.folded ??= [fold(row[1]), fold(row[2])];
    const { kind, called, demo } = this.runOf(number);
    return { url: row[0], title: row[1], texts: row[2], folded: row.folded, kind, called, demo };
  }

  /** The fields that hold a pair, or any pair that begins with a single character. */
  async #fieldsOfPair(pair) {
    const single = [...pair].length === 1;
    const first = Math.max(0, placeOf(this.pairs, pair));
    const last = single ? placeOf(this.pairs, pair + "\uffff") : first;
    const parts = [];
    for (let part = first; part <= last; part++) parts.push(this.#file(`pairs-${part}.json`));
    const lists = (await Promise.all(parts)).flatMap((part) =>
      single
        ? Object.keys(part).filter((key) => key.startsWith(pair)).map((key) => numbersOf(part[key]))
        : [numbersOf(part[pair] ?? [])],
    );
    return single ? [...new Set(lists.flat())] : lists[0];
  }

  /** The fields that may hold a word: those that hold enough of its pairs. */
  async #fieldsOf(word) {
    const characters = [...word];
    if (characters.length < 3) return this.#fieldsOfPair(word);
    const pairs = characters.slice(1).map((character, place) => characters[place] + character);
    const isFirst = (_, place) => place % 2 === 0 || place === pairs.length - 1;
    const read = async (some) => Promise.all(some.map((pair) => this.#fieldsOfPair(pair)));
    const fields = intersect(await read(pairs.filter(isFirst)));
    const others = pairs.filter((...one) => !isFirst(...one));
    return fields.length <= ENOUGH || !others.length ? fields : intersect([fields, ...(await read(others))]);
  }

  /** The entries that may hold all words: those that may in their title, and all of them; both in order. */
  async #candidates(words) {
    const every = Array.from({ length: this.size }, (_, number) => number);
    if (!this.pairs.length) return [every, every];
    const held = await Promise.all(
      words.map(async (word) => {
        const titles = new Set();
        const all = new Set();
        for (const field of await this.#fieldsOf(word)) {
          if (field < this.size) titles.add(field);
          all.add(field % this.size);
        }
        return { titles, all };
      }),
    );
    return ["titles", "all"].map((which) => every.filter((number) => held.every((sets) => sets[which].has(number))));
  }

  /** What holds all words of a query, narrowed to one kind by its name, or to what is no demonstration. */
  async find(query, { kind = "", demo = true } = {}) {
    const words = wordsOf(query);
    let [titles, all] = words.length ? await this.#candidates(words) : [[], []];
    let exact = words.every((word) => [...word].length < 3);
    if (new Set(all.map((number) => this.#partOf(number))).size <= FEW) {
      const entries = new Map(await Promise.all(all.map(async (number) => [number, await this.entry(number)])));
      titles = titles.filter((number) => isInTitle(entries.get(number), words));
      all = all.filter((number) => holds(entries.get(number), words));
      exact = true;
    }
    return new Found(this, { words, titles, all, exact, kind, demo });
  }
}

const isInTitle = (entry, words) => words.every((word) => entry.folded[0].includes(word));
const holds = (entry, words) => words.every((word) => entry.folded.some((field) => field.includes(word)));

/**
 * What was found: `counts` by the names of kinds, before narrowing to one; the number of `demos`, counted or not; the
 * `size` after narrowing. Unless they are `exact`, these numbers may be a little too high.
 */
class Found {
  #index;
  #left;

  constructor(index, { words, titles, all, exact, kind, demo }) {
    this.#index = index;
    Object.assign(this, { words, exact, counts: new Map(), demos: 0, size: 0 });
    const isHit = new Set();
    for (const number of all) {
      const run = index.runOf(number);
      this.demos += run.demo;
      if (run.demo && !demo) continue;
      this.counts.set(run.called, (this.counts.get(run.called) ?? 0) + 1);
      if (!kind || run.called === kind) isHit.add(number);
    }
    this.size = isHit.size;
    const first = new Set(titles.filter((number) => isHit.has(number)));
    const then = [...isHit].filter((number) => !exact || !first.has(number));
    this.#left = [...[...first].map((number) => [number, true]), ...then.map((number) => [number, false])];
  }

  /** Whether there is nothing more to look into. */
  get isDone() {
    return !this.#left.length;
  }

  /** The next hits, about as many as asked for: those in titles, then the others, each in the order of the index. */
  async more(count) {
    const hits = [];
    while (hits.length < count && !this.isDone) {
      const next = this.#left.splice(0, count);
      const entries = await Promise.all(next.map(([number]) => this.#index.entry(number)));
      const fits = (entry, place) => holds(entry, this.words) && isInTitle(entry, this.words) === next[place][1];
      hits.push(...entries.filter(fits));
    }
    return hits;
  }
}
