"use strict";
const textkit = (() => {
  const root = document.documentElement;
  const el = (id) => document.getElementById(id);
  const tools = el("tools");
  const units = [...document.querySelectorAll("main .u")];
  root.classList.add("js");
  if (!tools || !units.length) return null;
  tools.hidden = false;

  const data = JSON.parse(el("data").textContent);
  const find = el("find"), shown = el("shown"), hint = el("hint"), theme = el("theme"), keys = el("keys");
  const only = el("only");
  const pressed = (button, on) => button.setAttribute("aria-pressed", String(on));
  const kept = (name, value) => {
    try {
      if (value === undefined) return localStorage.getItem("textkit." + name);
      localStorage.setItem("textkit." + name, value);
      return true;
    } catch { /* the page works without memory */ }
    return null;
  };

  // Words of the interface, in the language chosen.
  let words = data.words[0];
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  const language = (code) => words.languages[code.replace("_", "-").split("-")[0].toLowerCase()] ?? code;
  const say = (key, values = {}) => {
    const dot = key.indexOf(".");
    const found = words[dot < 0 ? key : key.slice(0, dot)];
    const entry = key.slice(dot + 1);
    const text = dot < 0 ? found : Array.isArray(found) ? found[entry][1] : Object.hasOwn(found, entry) ? found[entry] : entry;
    const known = { ...values };
    for (const side of ["source", "target"]) if (side in known) known[side] = language(known[side]);
    return fill(text, known);
  };
  const word = (node, key, values) => {
    node.dataset.w = key;
    if (values) node.dataset.v = JSON.stringify(values); else delete node.dataset.v;
    node.textContent = say(key, values);
    return node;
  };
  const button = (key, act) => {
    const made = word(document.createElement("button"), key);
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  };
  const showState = (unit) => {
    const first = unit.querySelector(":scope > .a")?.firstChild;
    if (!first) return;
    const share = unit.dataset.s === "partial" ? first.data.match(/ \d+%$/)?.[0] ?? "" : "";
    first.data = words.states[unit.dataset.s] + share;
  };
  const speak = (n) => {
    words = data.words[n];
    root.lang = words.language;
    for (const node of document.querySelectorAll("[data-w]")) {
      node.textContent = say(node.dataset.w, node.dataset.v ? JSON.parse(node.dataset.v) : {});
    }
    for (const node of document.querySelectorAll("[data-wl]")) node.setAttribute("aria-label", say(node.dataset.wl));
    for (const node of document.querySelectorAll("[data-wp]")) node.placeholder = say(node.dataset.wp);
    for (const unit of units) showState(unit);
    el("language").lang = data.words[(n + 1) % data.words.length].language;
    setTheme(Number(theme.value));
    count();
    document.dispatchEvent(new Event("spoken"));
  };
  el("language").addEventListener("click", () => {
    const next = (data.words.indexOf(words) + 1) % data.words.length;
    speak(next);
    kept("language", data.words[next].language);
  });

  // The work done on this page: targets, states, verdicts on repairs. Kept under a hash of the document.
  const readWork = () => {
    try {
      const found = JSON.parse(kept("work." + data.id));
      if (found?.units && found?.repairs) return found;
    } catch { /* as good as none */ }
    return { units: {}, repairs: {} };
  };
  const work = readWork();
  const state = { keeps: kept("works", "yes") === true };
  let due;
  const keepNow = () => {
    clearTimeout(due);
    due = 0;
    state.keeps = kept("work." + data.id, JSON.stringify(work)) === true;
    document.dispatchEvent(new Event("kept"));
  };
  const keep = () => { due ||= setTimeout(keepNow, 250); };
  addEventListener("pagehide", () => { if (due) keepNow(); });
  const changes = () => Object.keys(work.units).length + Object.keys(work.repairs).length;
  addEventListener("beforeunload", (event) => { if (!state.keeps && changes()) event.preventDefault(); });

  // Colours: automatic, light, dark.
  const themes = ["", "light", "dark"];
  const setTheme = (n) => {
    root.classList.remove("light", "dark");
    if (themes[n]) root.classList.add(themes[n]);
    theme.textContent = say("theme", { name: words.theme_names[n] });
    theme.value = n;
  };
  setTheme(Math.max(0, themes.indexOf(kept("theme") ?? "")));
  theme.addEventListener("click", () => {
    const next = (Number(theme.value) + 1) % 3;
    setTheme(next);
    kept("theme", themes[next]);
  });

  // Marks and repairs, shown or not.
  const marks = el("marks"), repairs = el("repairs");
  marks?.addEventListener("click", () => pressed(marks, !root.classList.toggle("unmarked")));
  const folds = document.getElementsByClassName("r");
  repairs?.addEventListener("click", () => {
    const open = repairs.getAttribute("aria-pressed") !== "true";
    pressed(repairs, open);
    for (const fold of folds) fold.open = open;
  });

  // Filters and search.
  let chosen = "";
  const texts = [];
  const textOf = (n) => texts[n] ??= [".s", ".t"].map((cell) => units[n].querySelector(cell)?.textContent ?? "")
    .join("\n").toLowerCase();
  const ranges = (unit, wanted) => {
    const found = [];
    for (const cell of unit.querySelectorAll(":scope > .s, :scope > .t")) {
      const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
      const nodes = [];
      let all = "";
      for (let node; (node = walker.nextNode());) { nodes.push([all.length, node]); all += node.data; }
      const low = all.toLowerCase();
      if (low.length !== all.length) continue;
      const place = (at) => {
        const [start, node] = nodes.findLast(([from]) => from <= at);
        return [node, at - start];
      };
      for (let at = low.indexOf(wanted); at >= 0; at = low.indexOf(wanted, at + wanted.length)) {
        const range = new Range();
        range.setStart(...place(at));
        const [node, last] = place(at + wanted.length - 1);
        range.setEnd(node, last + 1);
        found.push(range);
      }
    }
    return found;
  };
  // The places of issues, underlined where the browser can do so without touching the text.
  const stretch = (cell, start, end) => {
    const nodes = [], signs = [];
    const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    for (let node; (node = walker.nextNode());) {
      let at = 0;
      for (const sign of node.data) { nodes.push(node); signs.push([at, at += sign.length]); }
    }
    if (start >= end || end > nodes.length) return [];
    const range = new Range();
    range.setStart(nodes[start], signs[start][0]);
    range.setEnd(nodes[end - 1], signs[end - 1][1]);
    return [range];
  };
  const underline = () => {
    const places = data.units.flatMap((unit, n) => (unit.issues ?? []).flatMap(([side, start, end]) => {
      const cell = units[n].querySelector(side === "source" ? ":scope > .s" : ":scope > .t");
      return cell ? stretch(cell, start, end) : [];
    }));
    CSS.highlights.set("issue", new Highlight(...places));
  };
  if (window.Highlight && CSS.highlights) underline();

  const doubtful = new Set([...document.querySelectorAll(".doubts td a")].map((link) => link.hash.slice(1)));
  const kinds = {
    terms: (unit) => unit.querySelector(".s a.k"),
    numbers: (unit) => unit.querySelector(".s a.q"),
    issues: (unit) => unit.querySelector(".notes [data-i]"),
    error: (unit) => unit.querySelector(".notes .error"),
    warning: (unit) => unit.querySelector(".notes .warning"),
    repairs: (unit) => unit.querySelector(":scope > .r"),
    doubts: (unit) => doubtful.has(unit.id),
    edited: (unit) => Object.hasOwn(work.units, unit.id.slice(1) - 1),
  };
  const wantedKind = () => {
    const value = only?.value ?? "";
    const [name, rest] = [value.split(":", 1)[0], value.slice(value.indexOf(":") + 1)];
    if (name === "check") return (unit) => [...unit.querySelectorAll("[data-i]")].some((note) => note.dataset.i === rest);
    if (name === "entry") return (unit) => unit.querySelector(`a[href="#${rest}"]`);
    return kinds[name] ?? (() => true);
  };
  const count = () => {
    const all = !find.value.trim() && !chosen && !only?.value;
    shown.textContent = all ? "" : say("shown", { n: units.filter((unit) => !unit.hidden).length, all: units.length });
  };
  const filter = () => {
    const wanted = find.value.trim().toLowerCase();
    const fits = wantedKind();
    const hits = [];
    units.forEach((unit, n) => {
      const on = (!chosen || unit.dataset.s === chosen) && fits(unit) && (!wanted || textOf(n).includes(wanted));
      unit.hidden = !on;
      if (on && wanted && hits.length < 2000) hits.push(...ranges(unit, wanted));
    });
    for (const block of document.querySelectorAll("main .b")) block.hidden = !block.querySelector(".u:not([hidden])");
    if (window.Highlight && CSS.highlights) CSS.highlights.set("found", new Highlight(...hits));
    count();
  };
  let later;
  find.addEventListener("input", () => { clearTimeout(later); later = setTimeout(filter, 120); });
  const choices = [...tools.querySelectorAll("[data-state]")];
  const choose = (choice) => {
    chosen = choice.dataset.state;
    for (const other of choices) pressed(other, other === choice);
  };
  for (const choice of choices) choice.addEventListener("click", () => { choose(choice); filter(); });
  only?.addEventListener("change", filter);
  const all = () => {
    find.value = "";
    if (only) only.value = "";
    if (choices.length) choose(choices[0]);
    filter();
  };
  // A link to a unit that the filter hides shows it again.
  addEventListener("hashchange", () => {
    const goal = el(location.hash.slice(1));
    if (!goal?.hidden) return;
    all();
    goal.scrollIntoView();
  });
  // The count of an entry shows the units that have it.
  const showEntry = (row) => {
    const name = row.cells[0].textContent;
    let option = only.querySelector('[value^="entry:"]');
    if (!option) only.append(option = document.createElement("option"));
    word(option, "only_entry", { name });
    option.value = "entry:" + row.id;
    only.value = option.value;
    filter();
    el("text").scrollIntoView();
  };
  if (only) for (const row of document.querySelectorAll(".terms tbody tr, .numbers tbody tr")) {
    const cell = row.cells[row.cells.length - 2];
    const show = document.createElement("button");
    show.type = "button";
    show.textContent = cell.textContent;
    show.setAttribute("aria-label", say("show_units", { name: row.cells[0].textContent }) + ": " + cell.textContent);
    show.addEventListener("click", () => showEntry(row));
    cell.replaceChildren(show);
  }

  // The counterpart of a marked word, and its twins in the other cell.
  let mark = null;
  const unmark = () => {
    if (!mark) return;
    for (const twin of document.querySelectorAll(".twin")) twin.classList.remove("twin");
    hint.hidden = true;
    mark = null;
  };
  const point = (target) => {
    const next = target instanceof Element ? target.closest("main a.k, main a.q") : null;
    if (next === mark || (!next && target instanceof Element && target.closest("#hint"))) return;
    unmark();
    if (!next || root.classList.contains("unmarked")) return;
    mark = next;
    for (const twin of mark.closest(".u").querySelectorAll("a.k, a.q")) {
      if (twin.hash === mark.hash) twin.classList.add("twin");
    }
    const text = mark.getAttribute("aria-description");
    if (!text) return;
    hint.textContent = text;
    hint.hidden = false;
    const box = mark.getClientRects()[0], size = hint.getBoundingClientRect();
    const below = box.bottom + size.height + 12 < innerHeight;
    hint.style.left = Math.max(8, Math.min(box.left, root.clientWidth - size.width - 8)) + scrollX + "px";
    hint.style.top = (below ? box.bottom + 5 : box.top - size.height - 5) + scrollY + "px";
  };
  document.addEventListener("mouseover", (event) => point(event.target));
  document.addEventListener("focusin", (event) => point(event.target));
  document.addEventListener("focusout", unmark);

  // Keys. Single letters can be switched off: they disturb people who dictate.
  const single = keys.querySelector("input");
  single.checked = kept("keys") !== "off";
  single.addEventListener("change", () => kept("keys", single.checked ? "on" : "off"));
  let current = -1;
  const here = () => {
    const unit = document.activeElement?.closest?.(".u");
    return unit ? units.indexOf(unit) : current;
  };
  const focus = (n) => {
    current = n;
    units[n].tabIndex = -1;
    units[n].focus({ preventScroll: true });
    units[n].scrollIntoView({ block: "nearest" });
  };
  const go = (step) => {
    let n = here();
    do n += step; while (units[n]?.hidden);
    if (units[n]) focus(n);
  };
  const actions = {
    j: () => go(1), k: () => go(-1), m: () => marks?.click(), r: () => repairs?.click(), "/": () => find.focus(),
  };
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (event.key === "Escape" && typing?.tagName !== "TEXTAREA") {
      const open = event.target.closest?.("details.menu[open]") ?? document.querySelector("details.menu[open]");
      if (mark) unmark();
      else if (open) { open.open = false; open.querySelector("summary").focus(); }
      else if (find.value) { find.value = ""; filter(); }
      return;
    }
    if (typing || !single.checked || event.ctrlKey || event.metaKey || event.altKey) return;
    const action = Object.hasOwn(actions, event.key) ? actions[event.key] : null;
    if (action) { event.preventDefault(); action(); }
  });

  const known = data.words.findIndex((one) => one.language === kept("language"));
  if (known > 0) speak(known);
  const stale = (n) => { delete texts[n]; };
  return { actions, button, changes, choices, data, el, fill, filter, focus, go, here, keep, keepNow, say, showState, stale, state, units, word, work };
})();
