// The search page: Pagefind's index, a small interface of our own. The words and the kind live in the address
// (?q=路灯&kind=项目), so that a search can be bookmarked and sent on.

const ROOT = new URL("../", import.meta.url);
const KIND = "kind"; // a field of each result, not a Pagefind filter: those are written in an order that changes with every build
const PAGE = 20;
const MOST = 300; // results looked into; more than anybody reads

const box = document.querySelector("[data-hh-search]");
const [form, status, list, more] = ["form", ".hh-hits", "ol", ".hh-button"].map((name) => box.querySelector(name));
const input = form.elements.q;
const kinds = box.querySelector(".hh-search__kinds");

let engine = null; // Pagefind, once loaded
let turn = 0; // only the latest search may write to the page
let kind = "";
let found = [];

async function load() {
  if (location.protocol === "file:") throw new Error("file");
  const module = await import(new URL("pagefind/pagefind.js", ROOT).href);
  await module.options({ excerptLength: 40 });
  await module.init();
  return module;
}

const ask = (words) => engine.search(words);

// The index and the browser may cut a Chinese phrase in different places: 四点|半 there, 四|点|半 here. Where nothing
// has every piece, keep the pieces that lead somewhere; pages that have the phrase itself are put first later on.
async function searchLoosely(words) {
  const strict = await ask(words);
  if (strict.results.length || !globalThis.Intl?.Segmenter) return strict;
  const kept = [];
  let best = strict;
  for (const { segment, isWordLike } of new Intl.Segmenter("zh", { granularity: "word" }).segment(words)) {
    if (!isWordLike) continue;
    const tried = await ask([...kept, segment].join(" "));
    if (!tried.results.length) continue;
    kept.push(segment);
    best = tried;
  }
  return best;
}

const squeeze = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");

async function search() {
  const mine = ++turn;
  const words = input.value.trim();
  remember(words);
  if (!words) return show([], "输入要找的字，结果随输随出。", {});
  const answer = await searchLoosely(words);
  const pages = await Promise.all(answer.results.slice(0, MOST).map((each) => each.data()));
  if (mine !== turn) return;
  const counts = {};
  for (const page of pages) counts[page.meta[KIND]] = (counts[page.meta[KIND]] ?? 0) + 1;
  const chosen = kind ? pages.filter((page) => page.meta[KIND] === kind) : pages;
  const exact = (page) => squeeze(`${page.meta.title}${page.content ?? page.raw_content}`).includes(squeeze(words));
  const ordered = [...chosen.filter(exact), ...chosen.filter((page) => !exact(page))];
  const near = chosen.length > 0 && !chosen.some(exact) && !words.includes(" ");
  const where = kind ? `“${kind}”里` : "";
  const most = answer.results.length > MOST ? `（只看了最相近的 ${MOST} 处，换个更具体的说法会更准）` : "";
  const said = chosen.length
    ? `${where}${near ? "没有整句相符的，相近的有" : "找到"} ${chosen.length} 处${most}`
    : `${where}没有找到“${words}”。换个短一点的说法，或者只写其中两个字。`;
  show(ordered, said, counts);
}

function show(pages, said, counts) {
  found = pages;
  status.textContent = said;
  list.replaceChildren();
  drawKinds(counts);
  extend();
}

function extend() {
  const start = list.children.length;
  list.append(...found.slice(start, start + PAGE).map(draw));
  more.hidden = list.children.length >= found.length;
}

function draw(page) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = page.meta.url ? new URL(page.meta.url, ROOT).href : page.url;
  link.textContent = page.meta.title;
  const label = document.createElement("span");
  label.className = "hh-badge";
  label.textContent = page.meta[KIND] ?? "";
  const text = document.createElement("p");
  // Pagefind escapes the excerpt and puts <mark> around what it found, piece by piece.
  text.innerHTML = page.excerpt.replaceAll("</mark><mark>", "");
  item.append(link, " ", label, text);
  return item;
}

function drawKinds(counts) {
  const names = Object.keys(counts).filter((name) => counts[name] || name === kind);
  const chip = (name, label) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    button.setAttribute("aria-pressed", String(kind === name));
    button.addEventListener("click", () => choose(name));
    return button;
  };
  const total = names.reduce((sum, name) => sum + counts[name], 0);
  kinds.replaceChildren(...(names.length ? [chip("", `全部 ${total}`), ...names.map((name) => chip(name, `${name} ${counts[name]}`))] : []));
}

function choose(name) {
  kind = name;
  search();
}

function remember(words) {
  const query = new URLSearchParams([["q", words], ["kind", kind]].filter(([, value]) => value)).toString();
  history.replaceState(null, "", location.pathname + (query ? "?" + query : ""));
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
  try {
    engine = await load();
  } catch (error) {
    status.textContent =
      error.message === "file"
        ? "从硬盘直接打开的网页不能搜索。用 hehuo serve 打开本站，或者翻下面的名单。"
        : "这份网站没有带搜索索引，请翻下面的名单。（做网页的人：用 hehuo build 会自动做好索引。）";
    return;
  }
  form.hidden = false;
  input.value = given.get("q") ?? "";
  kind = given.get("kind") ?? "";
  let wait = 0;
  input.addEventListener("input", () => {
    clearTimeout(wait);
    wait = setTimeout(search, 150);
  });
  form.addEventListener("submit", (event) => (event.preventDefault(), search()));
  more.addEventListener("click", extend);
  document.addEventListener("keydown", onKey);
  if (!input.value) input.focus({ preventScroll: true });
  search();
}

start();
