// Filters a list that the server wrote out in full. The conditions live in the address (?kind=bank&q=…), so a
// filtered list can be bookmarked and sent on. A long list lies on several pages; once a condition is set, the rows
// of the other pages are fetched, as the server wrote them, and all of them are filtered. The rows of demonstrations are
// fetched from their own lists once the visitor wants to see them.

import { keepAnswer, wanted as wantsDemo } from "./demo.js";

const normal = (text) => text.normalize("NFKC").toLowerCase();

/** Whether one of a row's space-separated keys is the wanted one; `bank` also means `banyang/bank`. */
export function matches(keys, wanted) {
  return (keys ?? "").split(" ").some((key) => key === wanted || key.endsWith("/" + wanted));
}

/** The conditions that an address sets, for the fields a form has. Empty ones are left out. */
export function conditions(search, fields) {
  const given = new URLSearchParams(search);
  return new Map(fields.map((name) => [name, (given.get(name) ?? "").trim()]).filter(([, value]) => value));
}

/** The address's query for conditions; a slash stays readable. */
export function query(wanted) {
  const text = new URLSearchParams([...wanted]).toString().replaceAll("%2F", "/");
  return text ? "?" + text : "";
}

const words = new WeakMap();

function text(row) {
  if (!words.has(row)) words.set(row, normal(`${row.textContent} ${row.dataset.words ?? ""}`));
  return words.get(row);
}

function fits(row, wanted) {
  for (const [name, value] of wanted) {
    if (name === "q") {
      if (!normal(value).split(/\s+/).every((word) => text(row).includes(word))) return false;
    } else if (!matches(row.dataset[name], value)) {
      return false;
    }
  }
  return true;
}

/** The groups of rows on another page of this or another list. Links lead from here where they led from there. */
async function groupsOf(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const link of page.querySelectorAll("[data-hh-groups] a[href]")) {
    link.href = new URL(link.getAttribute("href"), answer.url).href;
  }
  return [...page.querySelectorAll("[data-hh-groups] > *")];
}

/** Put the rows of demonstrations after the others of their group. */
async function gatherDemo(root, groups) {
  const addresses = JSON.parse(root.dataset.hhDemoPages ?? "[]");
  const found = (await Promise.all(addresses.map((address) => groupsOf(root.dataset.hhRoot + address)))).flat();
  const byId = new Map([...groups.children].map((group) => [group.querySelector("h2")?.id, group]));
  for (const group of found) {
    for (const row of group.querySelectorAll("[data-hh-row]")) row.dataset.hhDemoRow = "";
    const same = byId.get(group.querySelector("h2")?.id);
    if (same) same.querySelector("ul").append(...group.querySelectorAll("[data-hh-row]"));
    else groups.append(group);
  }
}

/** Put the rows of every page into one list, in order. What this page had itself is marked `own`. */
async function gather(root, groups) {
  const own = [...groups.children];
  own.forEach((group) => (group.dataset.own = ""));
  const others = JSON.parse(root.dataset.hhPages);
  const found = await Promise.all(others.map((address) => (address === null ? own : groupsOf(address))));
  groups.replaceChildren(...found.flat());
}

export function enliven(root) {
  const form = root.querySelector("form");
  if (!form) return; // an empty list has nothing to filter
  const groups = root.querySelector("[data-hh-groups]");
  const count = root.querySelector("[data-hh-count]");
  const empty = root.querySelector("[data-hh-empty]");
  const pager = root.querySelector(".hh-pager");
  const resting = count.innerHTML;
  // By name in a map of our own: `form.elements.item` is a method, not the field called `item`.
  const byName = new Map([...form.elements].filter((field) => field.name).map((field) => [field.name, field]));
  const fields = [...byName.keys()];
  let gathered = !pager;
  let demo = false;
  let gatheredDemo = null; // a promise once it has begun: rows must not come in twice
  let turn = 0;

  function show(wanted) {
    let hits = 0;
    for (const group of groups.children) {
      let left = 0;
      for (const row of group.querySelectorAll("[data-hh-row]")) {
        const example = "hhDemoRow" in row.dataset;
        if (example && !demo) row.hidden = true;
        else if (wanted.size) row.hidden = !fits(row, wanted);
        else row.hidden = !example && Boolean(pager) && gathered && !("own" in group.dataset);
        if (!row.hidden) left += 1;
      }
      group.hidden = !left;
      hits += left;
    }
    if (wanted.size || demo) count.textContent = root.dataset.hhMatches.replace("{}", hits);
    else count.innerHTML = resting;
    empty.hidden = hits > 0;
    for (const each of root.querySelectorAll(".hh-pager, .hh-letters")) each.hidden = wanted.size > 0;
    for (const button of root.querySelectorAll("[data-hh-clear]")) button.hidden = !wanted.size;
  }

  async function apply(wanted) {
    const mine = ++turn;
    if ((wanted.size && !gathered) || (demo && gatheredDemo !== true)) {
      count.textContent = root.dataset.hhLoading;
      try {
        if (wanted.size && !gathered) await gather(root, groups);
        gathered ||= wanted.size > 0;
        if (demo && gatheredDemo !== true) {
          gatheredDemo ??= gatherDemo(root, groups);
          await gatheredDemo;
          gatheredDemo = true;
        }
      } catch {
        if (gatheredDemo !== true) gatheredDemo = null;
        if (mine !== turn) return;
        show(wanted);
        count.textContent += root.dataset.hhPartial;
        return;
      }
    }
    if (mine === turn) show(wanted);
  }

  function fill(wanted) {
    for (const name of fields) {
      const field = byName.get(name);
      field.value = wanted.get(name) ?? "";
      // An address may name a key in full where the field lists it short, or the other way round.
      if (field.tagName === "SELECT" && wanted.has(name) && !field.value) {
        const value = wanted.get(name);
        const near = [...field.options].find((each) => each.value && (matches(each.value, value) || matches(value, each.value)));
        if (near) field.value = near.value;
      }
      const extra = field.closest("[data-hh-extra]");
      if (extra) extra.hidden = !field.value;
      if (field.tagName === "SELECT" && field.value) field.closest("details").open = true;
    }
  }

  function typed() {
    const wanted = new Map(fields.map((name) => [name, byName.get(name).value.trim()]).filter(([, value]) => value));
    history.replaceState(null, "", location.pathname + keepAnswer(query(wanted)) + location.hash);
    apply(wanted);
  }

  function fromAddress() {
    const wanted = conditions(location.search, fields);
    fill(wanted);
    apply(wanted);
  }

  let wait = 0;
  form.addEventListener("input", (event) => {
    clearTimeout(wait);
    wait = setTimeout(typed, event.target.type === "search" ? 150 : 0);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    typed();
  });
  root.addEventListener("click", (event) => {
    if (!event.target.closest("[data-hh-clear]")) return;
    fill(new Map());
    typed();
    byName.get("q").focus();
  });
  addEventListener("popstate", fromAddress);
  document.addEventListener("hh-demo", (event) => {
    if (demo === event.detail) return;
    demo = event.detail;
    apply(conditions(location.search, fields));
  });
  demo = "hhDemoPages" in root.dataset && wantsDemo();
  fromAddress();
}
