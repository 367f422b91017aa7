"use strict";
(() => {
  const root = document.documentElement;
  const tools = document.getElementById("tools");
  const units = [...document.querySelectorAll("main .u")];
  root.classList.add("js");
  if (!tools || !units.length) return;
  tools.hidden = false;

  const el = (id) => document.getElementById(id);
  const find = el("find"), shown = el("shown"), hint = el("hint"), theme = el("theme"), keys = el("keys");
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  const pressed = (button, on) => button.setAttribute("aria-pressed", String(on));
  const kept = (name, value) => {
    try {
      if (value === undefined) return localStorage.getItem("textkit." + name);
      localStorage.setItem("textkit." + name, value);
    } catch { /* the page works without memory */ }
    return null;
  };

  // Colours: automatic, light, dark.
  const themes = ["", "light", "dark"];
  const setTheme = (n) => {
    root.classList.remove("light", "dark");
    if (themes[n]) root.classList.add(themes[n]);
    theme.textContent = fill(theme.dataset.text, { name: theme.dataset.names.split("|")[n] });
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

  // State filter and search.
  let state = "";
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
  const filter = () => {
    const wanted = find.value.trim().toLowerCase();
    const hits = [];
    let count = 0;
    units.forEach((unit, n) => {
      const on = (!state || unit.dataset.s === state) && (!wanted || textOf(n).includes(wanted));
      unit.hidden = !on;
      count += on;
      if (on && wanted && hits.length < 2000) hits.push(...ranges(unit, wanted));
    });
    for (const block of document.querySelectorAll("main .b")) block.hidden = !block.querySelector(".u:not([hidden])");
    if (window.Highlight && CSS.highlights) CSS.highlights.set("found", new Highlight(...hits));
    shown.textContent = wanted || state ? fill(shown.dataset.text, { n: count, all: units.length }) : "";
  };
  let later;
  find.addEventListener("input", () => { clearTimeout(later); later = setTimeout(filter, 120); });
  const choices = [...tools.querySelectorAll("[data-state]")];
  for (const choice of choices) choice.addEventListener("click", () => {
    state = choice.dataset.state;
    for (const other of choices) pressed(other, other === choice);
    filter();
  });
  // A link to a unit that the filter hides shows it again.
  window.addEventListener("hashchange", () => {
    const goal = document.getElementById(location.hash.slice(1));
    if (!goal?.hidden) return;
    find.value = "";
    if (choices.length) choices[0].click(); else filter();
    goal.scrollIntoView();
  });

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
  const go = (step) => {
    const here = document.activeElement?.closest?.(".u");
    let n = here ? units.indexOf(here) : current;
    do n += step; while (units[n]?.hidden);
    if (!units[n]) return;
    current = n;
    units[n].tabIndex = -1;
    units[n].focus({ preventScroll: true });
    units[n].scrollIntoView({ block: "nearest" });
  };
  const actions = {
    j: () => go(1), k: () => go(-1), m: () => marks?.click(), r: () => repairs?.click(), "/": () => find.focus(),
  };
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      if (mark) unmark();
      else if (keys.open) { keys.open = false; keys.querySelector("summary").focus(); }
      else if (find.value) { find.value = ""; filter(); }
      return;
    }
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (typing || !single.checked || event.ctrlKey || event.metaKey || event.altKey) return;
    const action = Object.hasOwn(actions, event.key) ? actions[event.key] : null;
    if (action) { event.preventDefault(); action(); }
  });
})();
