"use strict";
// The work as files: made here, handed to the browser as a download, never sent anywhere.
if (textkit?.el("save")) (() => {
  const { data, el, say, state, units, word, work } = textkit;
  const prefix = "x-textkit-";
  const codes = {
    untranslated: "new", partial: "needs-translation", draft: "needs-review-translation", reviewed: "signed-off",
    final: "final",
  };

  // -- units as records, in the order of the JSONL files of textkit
  const record = (n) => {
    const known = data.units[n], { target, state: stage } = textkit.now(n);
    const whole = {
      id: known.id ?? "",
      source: known.source ?? units[n].querySelector(":scope > .s").textContent,
      target,
      state: stage,
      origin: known.origin ?? "",
      raw: known.raw ?? [],
      page: known.page ?? null,
      terms: (known.terms ?? []).map(([start, end, term]) => ({ start, end, ...data.terms[term] })),
      quantities: known.quantities ?? [],
    };
    for (const name of ["block", "kind", "notes", "coverage"]) if (name in known) whole[name] = known[name];
    return whole;
  };
  const records = () => units.map((unit, n) => record(n));
  const jsonl = () => records().map((whole, n) => {
    const more = n || !Object.keys(data.meta).length ? {} : { meta: data.meta };
    return JSON.stringify({ ...whole, languages: data.languages, ...more }) + "\n";
  }).join("");

  // -- XML
  const unfit = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
  const marks = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;" };
  const escaped = (text, which) => text.replace(unfit, "\ufffd").replace(which, (sign) => marks[sign]);
  const opening = (name, known) => `<${name}${Object.entries(known)
    .map(([key, value]) => ` ${key}="${escaped(String(value), /[&<>"\t\n\r]/g)}"`).join("")}>`;
  const leaf = (name, text, known = {}) => `${opening(name, known)}${escaped(text, /[&<>\r]/g)}</${name}>`;
  const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
  const whole = () => JSON.stringify({ languages: data.languages, meta: data.meta });
  const packed = (unit) => {
    const values = {
      state: unit.state,
      origin: unit.origin,
      coverage: unit.coverage === undefined ? "" : String(unit.coverage),
      page: unit.page === null ? "" : String(unit.page),
      block: unit.block ?? "",
      kind: unit.kind ?? "",
      raw: unit.raw.map(([start, end]) => `${start}..${end}`).join(" "),
      terms: unit.terms.length ? JSON.stringify(unit.terms) : "",
      quantities: unit.quantities.length ? JSON.stringify(unit.quantities) : "",
    };
    return Object.entries(values).filter(([, value]) => value);
  };

  const transUnit = (unit, taken) => {
    let id = unit.id || "u";
    for (let n = 2; taken.has(id); n += 1) id = `${unit.id || "u"}.${n}`;
    taken.add(id);
    const known = [...packed(unit), ...(id === unit.id ? [] : [["id", unit.id]])];
    const contexts = known.map(([name, text]) => leaf("context", text, { "context-type": prefix + name }));
    const approved = ["reviewed", "final"].includes(unit.state) ? { approved: "yes" } : {};
    return [
      opening("trans-unit", { id, ...approved, "xml:space": "preserve" }),
      leaf("source", unit.source),
      leaf("target", unit.target, { state: codes[unit.state] }),
      `<context-group purpose="information">${contexts.join("")}</context-group>`,
      ...(unit.notes ?? []).map((note) => leaf("note", note)),
    ].join("\n  ") + "\n</trans-unit>\n";
  };
  const xliff = () => {
    const taken = new Set();
    const file = opening("file", {
      original: data.file, "source-language": data.regional[0], "target-language": data.regional[1],
      datatype: "plaintext", "tool-id": "textkit", "xml:space": "preserve",
    });
    const tool = opening("tool", { "tool-id": "textkit", "tool-name": "textkit", "tool-version": data.version });
    const root = opening("xliff", { xmlns: "urn:oasis:names:tc:xliff:document:1.2", version: "1.2" });
    return [
      `${declaration}${root}\n${file}\n`,
      `<header>${leaf("note", whole(), { from: prefix + "bitext" })}${tool}</tool></header>\n<body>\n`,
      ...records().map((unit) => transUnit(unit, taken)),
      "</body>\n</file>\n</xliff>\n",
    ].join("");
  };

  const tu = (unit) => {
    const undone = ["untranslated", "partial"].includes(unit.state);
    const variant = (language, text, more) => `${opening("tuv", { "xml:lang": language, ...more })}${leaf("seg", text)}</tuv>`;
    return [
      opening("tu", { tuid: unit.id }),
      ...(unit.notes ?? []).map((note) => leaf("note", note)),
      ...packed(unit).map(([name, text]) => leaf("prop", text, { type: prefix + name })),
      variant(data.regional[0], unit.source, {}),
      ...(unit.target || !undone
        ? [variant(data.regional[1], unit.target, undone ? { creationid: `textkit (${unit.state})` } : {})] : []),
    ].join("\n  ") + "\n</tu>\n";
  };
  const tmx = () => {
    const header = opening("header", {
      creationtool: "textkit", creationtoolversion: data.version, segtype: "sentence", "o-tmf": "textkit",
      adminlang: "en", srclang: data.regional[0], datatype: "plaintext",
    });
    const known = leaf("prop", whole(), { type: prefix + "bitext" });
    return [
      `${declaration}<tmx version="1.4">\n${header}${known}</header>\n<body>\n`, ...records().map(tu), "</body>\n</tmx>\n",
    ].join("");
  };

  // -- verdicts on repairs
  const decisions = () => {
    const of = (verdict) => Object.keys(work.repairs).filter((key) => work.repairs[key] === verdict)
      .map((key) => key.split("-").map(Number)).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    return JSON.stringify({
      textkit_decisions: 1, raw_length: data.raw.length, raw_sha256: data.raw.sha256,
      rejected: of("rejected"), accepted: of("accepted"),
    }, null, 1) + "\n";
  };

  const makers = { jsonl, xlf: xliff, tmx, json: decisions };
  const endings = { json: ".decisions.json" };
  const save = (kind) => {
    textkit.settle?.();
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([makers[kind]()], { type: "application/octet-stream" }));
    link.download = (data.file.replace(/\.[^.]{1,5}$/, "") || "textkit") + (endings[kind] ?? "." + kind);
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  };
  for (const choice of document.querySelectorAll("[data-save]")) choice.addEventListener("click", () => save(choice.dataset.save));

  const tell = () => {
    const n = Object.keys(work.units).length, m = Object.keys(work.repairs).length;
    if (n + m) word(el("changes"), "save_changed", { n, m }); else word(el("changes"), "save_none");
    word(el("kept"), state.keeps ? "kept" : "not_kept");
    el("forget").hidden = !(n + m);
  };
  document.addEventListener("kept", tell);
  let sure = 0;
  el("forget").addEventListener("click", () => {
    if (Date.now() - sure > 5000) {
      sure = Date.now();
      word(el("forget"), "forget_sure");
      return;
    }
    sure = 0;
    for (const n of Object.keys(work.units)) textkit.revert(+n);
    for (const key of Object.keys(work.repairs)) textkit.judge(key);
    word(el("forget"), "forget");
  });
  tell();
})();
