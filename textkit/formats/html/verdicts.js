"use strict";
// Repairs accepted or rejected, one by one or all of a unit.
if (textkit?.data.raw) (() => {
  const { button, keep, say, work } = textkit;
  const order = [undefined, "rejected", "accepted"];
  const placesOf = (key) => document.querySelectorAll(`[data-h="${key}"]`);
  const nameOf = (node) => {
    const part = (tag) => node.querySelector(":scope > " + tag)?.textContent;
    const old = part("del"), put = part("ins");
    return old && put ? say("put_for", { old, new: put }) : put ? say("put_in", { new: put }) : say("taken_out", { old });
  };
  const show = (node) => {
    const verdict = work.repairs[node.dataset.h];
    if (verdict) node.dataset.d = verdict; else delete node.dataset.d;
    const said = say("verdict_" + (verdict ?? "open"));
    if (node.tagName === "TR") {
      textkit.word(node.querySelector("button"), "verdict_" + (verdict ?? "open"));
    } else if (node.getAttribute("role")) {
      node.setAttribute("aria-label", nameOf(node) + ". " + said);
    }
  };
  const judge = (key, verdict) => {
    if (verdict) work.repairs[key] = verdict; else delete work.repairs[key];
    for (const node of placesOf(key)) show(node);
    keep();
  };
  const turn = (key) => judge(key, order[(order.indexOf(work.repairs[key]) + 1) % order.length]);

  // What serves the verdicts is made when a unit's repairs are first opened.
  const serve = (fold) => {
    if (fold.querySelector(".judge")) return;
    const hunks = [...fold.querySelectorAll("[data-h]")];
    for (const hunk of hunks) {
      hunk.setAttribute("role", "button");
      hunk.tabIndex = 0;
      show(hunk);
    }
    const all = (verdict) => () => { for (const hunk of hunks) judge(hunk.dataset.h, verdict); };
    const row = document.createElement("p");
    row.className = "judge";
    const how = textkit.word(document.createElement("span"), "verdict_how");
    row.append(how, button("reject_all", all("rejected")), button("accept_all", all("accepted")));
    fold.append(row);
  };
  document.addEventListener("toggle", (event) => {
    if (event.target.matches?.("details.r[open]")) serve(event.target);
  }, true);
  const main = document.querySelector("main");
  const hunkOf = (event) => event.target.closest('[data-h][role="button"]');
  main.addEventListener("click", (event) => {
    const hunk = hunkOf(event);
    if (hunk) turn(hunk.dataset.h);
  });
  main.addEventListener("keydown", (event) => {
    const hunk = event.key === "Enter" || event.key === " " ? hunkOf(event) : null;
    if (hunk) { event.preventDefault(); turn(hunk.dataset.h); }
  });
  for (const row of document.querySelectorAll("tr[data-h]")) {
    row.cells[1].append(" ", button("verdict_open", () => turn(row.dataset.h)));
    show(row);
  }
  const showAll = () => { for (const node of document.querySelectorAll("[data-h]")) show(node); };
  document.addEventListener("spoken", showAll);
  for (const [key, verdict] of Object.entries(work.repairs)) {
    if (!/^\d+-\d+$/.test(key) || verdict === undefined || !order.includes(verdict)) delete work.repairs[key];
  }
  showAll();
  textkit.judge = judge;
})();
