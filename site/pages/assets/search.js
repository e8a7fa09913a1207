// The search page. The words and the kind live in the address (?q=路灯&kind=项目), so that a search can be bookmarked
// and sent on.
import { keepAnswer, wanted as wantsDemo } from "./demo.js";
import { marksOf, openIndex } from "./find.js";

const ROOT = new URL("../", import.meta.url);
const FIRST = 10; // hits shown at once
const MORE = 20; // hits added by the button
const AROUND = 24; // characters of an excerpt before the first hit
const EXCERPT = 110; // characters of an excerpt

const box = document.querySelector("[data-hh-search]");
const [form, status, list, more] = ["form", ".hh-hits", "ol", ".hh-button"].map((name) => box.querySelector(name));
const input = form.elements.q;
const kinds = box.querySelector(".hh-search__kinds");
const apart = box.querySelector(".hh-apart");

let index = null;
let turn = 0; // only the latest search may write to the page
let kind = "";
let demo = wantsDemo();
let found = null;

async function search() {
  const mine = ++turn;
  const query = input.value.trim();
  list.setAttribute("aria-busy", "true");
  remember(query);
  try {
    const answer = await index.find(query, { kind, demo: demo || !index.apart });
    const hits = await answer.more(FIRST);
    if (mine !== turn) return;
    found = answer;
    drawKinds(answer.counts);
    apart.hidden = !index.apart || !answer.demos;
    list.replaceChildren(...hits.map(draw));
    status.textContent = said(query, answer, hits.length);
    more.hidden = answer.isDone;
    list.setAttribute("aria-busy", "false");
  } catch {
    if (mine === turn) lost();
  }
}

async function extend() {
  const mine = turn;
  try {
    const hits = await found.more(MORE);
    if (mine !== turn) return;
    const drawn = hits.map(draw);
    list.append(...drawn);
    more.hidden = found.isDone;
    drawn[0]?.querySelector("a").focus();
  } catch {
    if (mine === turn) lost();
  }
}

const lost = () => (status.textContent = "搜索索引没有取到。看看网络通不通，再试一次。");

function said(query, { words, size, exact, isDone }, shown) {
  const where = kind ? `“${kind}”里` : "";
  if (!words.length) return "输入要找的字，结果随输随出。";
  if (shown) return exact || isDone ? `${where}找到 ${exact ? size : shown} 处` : `${where}找到大约 ${size} 处`;
  if (words.length > 1) return `${where}没有哪一处同时写着${words.map((word) => `“${word}”`).join("")}。少写一个词再试。`;
  return `${where}没有找到“${query}”。换个短一点的说法，或者只写其中两个字。`;
}

function draw({ url, title, texts, called, demo }) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = new URL(url, ROOT).href;
  link.append(...marked(title));
  const text = document.createElement("p");
  text.append(...excerpt(texts.replaceAll("\n", " ")));
  item.append(link, " ", badge(called), ...(demo ? [" ", badge(index.demo, "hh-badge--demo")] : []), text);
  return item;
}

function badge(label, more = "") {
  const made = document.createElement("span");
  made.className = `hh-badge ${more}`.trim();
  made.textContent = label;
  return made;
}

/** A part of a text with the found words marked, as nodes: what is found is never read as HTML. */
function marked(text, start = 0, end = text.length) {
  const nodes = [];
  let place = start;
  for (const [from, to] of marksOf(text, found.words)) {
    if (from < place || to > end) continue;
    const mark = document.createElement("mark");
    mark.textContent = text.slice(from, to);
    nodes.push(text.slice(place, from), mark);
    place = to;
  }
  return [...nodes, text.slice(place, end)];
}

function excerpt(text) {
  const [first] = marksOf(text, found.words);
  const start = first && first[1] > EXCERPT ? Math.max(0, first[0] - AROUND) : 0;
  const end = Math.max(start + EXCERPT, first ? first[1] : 0);
  return [start ? "…" : "", ...marked(text, start, end), end < text.length ? "…" : ""];
}

function drawKinds(counts) {
  const chip = (name, label) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    button.setAttribute("aria-pressed", String(kind === name));
    button.addEventListener("click", () => ((kind = name), search()));
    return button;
  };
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const shown = kind && !counts.has(kind) ? [...counts, [kind, 0]] : [...counts];
  const chips = shown.map(([name, count]) => chip(name, `${name} ${count}`));
  kinds.replaceChildren(...(chips.length ? [chip("", `全部 ${total}`), ...chips] : []));
}

function remember(words) {
  const query = new URLSearchParams([["q", words], ["kind", kind]].filter(([, value]) => value)).toString();
  history.replaceState(null, "", location.pathname + keepAnswer(query ? "?" + query : ""));
}

function onKey(event) {
  const links = [...list.querySelectorAll("a")];
  const place = links.indexOf(document.activeElement);
  const typing = document.activeElement === input;
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) input.focus();
  else if (event.key === "Escape" && (typing || place >= 0)) ((input.value = ""), input.focus(), search());
  else if (event.key === "ArrowDown" && (typing || place >= 0)) links[Math.min(place + 1, links.length - 1)]?.focus();
  else if (event.key === "ArrowUp" && place >= 0) (links[place - 1] ?? input).focus();
  else return;
  event.preventDefault();
}

async function start() {
  const given = new URLSearchParams(location.search);
  box.querySelector(".hh-search__plain").hidden = true;
  try {
    index = await openIndex(new URL("search/", ROOT));
  } catch {
    status.textContent = "现在不能搜索：搜索索引没有取到。请翻下面的名单，或者过一会儿再来。";
    return;
  }
  form.hidden = false;
  input.value = given.get("q") ?? "";
  kind = given.get("kind") ?? "";
  let wait = 0;
  const soon = () => {
    clearTimeout(wait);
    wait = setTimeout(search, 150);
  };
  // Half-typed pinyin is no word yet.
  input.addEventListener("input", (event) => event.isComposing || soon());
  input.addEventListener("compositionend", soon);
  form.addEventListener("submit", (event) => (event.preventDefault(), clearTimeout(wait), search()));
  more.addEventListener("click", extend);
  document.addEventListener("keydown", onKey);
  document.addEventListener("hh-demo", (event) => {
    if (demo === event.detail) return;
    demo = event.detail;
    search();
  });
  if (!input.value) input.focus({ preventScroll: true });
  search();
}

start();
