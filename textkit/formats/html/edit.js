"use strict";
// Targets edited in place, and the states of units.
if (textkit && !textkit.data.single) (() => {
  const { actions, button, choices, data, focus, go, here, keep, say, showState, stale, units, work } = textkit;
  const cellOf = (n) => units[n].querySelector(":scope > .t");
  const first = new Map();
  const original = (n) => {
    if (!first.has(n)) {
      const nodes = [...cellOf(n).childNodes];
      const target = data.units[n].target ?? cellOf(n).textContent;
      first.set(n, { nodes, target, state: units[n].dataset.s });
    }
    return first.get(n);
  };
  const now = (n) => {
    const { target, state } = original(n);
    const changed = Object.hasOwn(work.units, n);
    return changed ? { target: work.units[n][0], state: work.units[n][1] } : { target, state };
  };
  const show = (n) => {
    const before = original(n), { target, state } = now(n);
    cellOf(n).replaceChildren(...(target === before.target ? before.nodes : [target]));
    units[n].dataset.s = state;
    units[n].classList.toggle("edited", Object.hasOwn(work.units, n));
    showState(units[n]);
    stale(n);
    const choice = choices.find((one) => one.dataset.state === state);
    choice.hidden = choice.parentElement.hidden = false;
  };
  const set = (n, target, state) => {
    const before = original(n);
    if (target === before.target && state === before.state) delete work.units[n];
    else work.units[n] = [target, state];
    show(n);
    keep();
  };

  // One field at a time.
  let area = null, place = -1;
  const grow = () => {
    area.style.height = "auto";
    area.style.height = area.scrollHeight + 4 + "px";
  };
  const close = (keeping) => {
    if (!area) return;
    const { value } = area, n = place, before = now(n);
    area = null;
    if (keeping && value !== before.target) set(n, value, value.trim() ? "reviewed" : "untranslated");
    else show(n);
  };
  const open = (n) => {
    if (!units[n] || (area && place === n)) return;
    close(true);
    const { target } = now(n);
    place = n;
    area = document.createElement("textarea");
    area.value = target;
    area.setAttribute("aria-label", say("edit_label", { id: data.units[n].id ?? units[n].id }));
    const how = textkit.word(document.createElement("small"), "edit_how");
    how.id = "edit-how";
    area.setAttribute("aria-describedby", how.id);
    cellOf(n).replaceChildren(area, how);
    area.addEventListener("input", grow);
    area.addEventListener("blur", () => close(true));
    area.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      const onward = event.key === "Enter" && (event.ctrlKey || event.metaKey);
      if (!onward && event.key !== "Escape") return;
      event.preventDefault();
      event.stopPropagation();
      close(onward);
      focus(n);
      if (onward) go(1);
    });
    grow();
    area.focus();
  };

  const mark = (n, state) => {
    if (!units[n]) return;
    close(true);
    const { target } = now(n);
    if (target.trim()) set(n, target, state);
  };
  const revert = (n) => {
    if (!units[n]) return;
    close(false);
    delete work.units[n];
    show(n);
    keep();
  };
  Object.assign(actions, {
    e: () => open(here()), v: () => mark(here(), "reviewed"), f: () => mark(here(), "final"), z: () => revert(here()),
  });
  document.querySelector("main").addEventListener("click", (event) => {
    const cell = event.target.closest(".t");
    if (cell && !event.target.closest("a, textarea") && getSelection().isCollapsed) open(units.indexOf(cell.parentElement));
  });

  addEventListener("pagehide", () => {
    if (!area) return;
    close(true);
    textkit.keepNow();
  });

  // One row of buttons, which follows the pointer and the focus.
  const acts = document.createElement("span");
  acts.className = "acts";
  const at = () => units.indexOf(acts.closest(".u"));
  acts.append(
    button("edit", () => open(at())),
    button("mark_reviewed", () => mark(at(), "reviewed")),
    button("mark_final", () => mark(at(), "final")),
    button("revert", () => revert(at())),
  );
  const follow = (event) => {
    const aside = event.target.closest?.(".u")?.querySelector(":scope > .a");
    if (aside && acts.parentElement !== aside && !acts.contains(document.activeElement)) aside.append(acts);
  };
  document.addEventListener("mouseover", follow);
  document.addEventListener("focusin", follow);

  for (const [n, entry] of Object.entries(work.units)) {
    if (units[n] && Array.isArray(entry) && entry.length === 2 && entry.every((part) => typeof part === "string")
      && choices.some((one) => one.dataset.state && one.dataset.state === entry[1])) { original(+n); show(+n); }
    else delete work.units[n];
  }
  textkit.now = now;
  textkit.settle = () => close(true);
  textkit.revert = revert;
})();
