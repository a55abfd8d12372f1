// Search over the built index, without a page: stock lunr.js answers, this module fetches what one query needs.
// The formats are described in plugins/search: shards.py, postings.py, pages.py, index.py; tokens.py and keys.py are
// the same steps in Python, held equal by a test.

const LETTER = "[\\p{L}\\p{N}]";
const WORD = `${LETTER}+(?:'${LETTER}+)*`;
const COMPOUND = new RegExp(`${WORD}(?:[-/]${WORD})*`, "gu");
const RAW = new RegExp(`(?:${LETTER}|[\\u0301\\u00ad])+(?:['’‘′‛＇ʼ\\u0060´‐‑–−/-](?:${LETTER}|[\\u0301\\u00ad])+)*`, "gu");
const DIGIT = /[0-9]/;
const LONGEST_QUERY = 1000;
const MOST_WORDS = 24;
const MOST_LEAVES = 32; // of a word's beginning; a shorter beginning counts as a word
const SHORTEST_BEGINNING = 3; // in letters
const MOST_SUGGESTIONS = 3;
const MOST_NEAR_LEAVES = 12; // read for one spelling of a word that is nowhere
const MOST_OTHER_LEAVES = 6; // read besides for the spellings that begin with other letters
const HASH = 7;
const BIG = 1e6; // bytes of a posting of which only the name is known
const NEARER = 1e3 * BIG; // times that one edit outweighs another ending
const SHORTEST_STEM = 5;
const LONGEST_ENDING = 4;
const EXCEPTION = 16; // the first byte before a posting
const MOST_RANKED = 200; // documents that lunr ranks without a look at which matter
const ROUNDING = 0.002; // twice the most that rounding a weight to three digits can change it, and as much again
const NOTHING = Object.freeze({});
const LATIN_KEYS = "\u0060qwertyuiop[]\\asdfghjkl;'zxcvbnm,.{}|:\"<>";
const UKRAINIAN_KEYS = "'йцукенгшщзхїґфівапролджєячсмитьбюхїґжєбю"; // the last seven with Shift
const LETTERS = UKRAINIAN_KEYS.slice(1, -7);
const TAKEN_FOR = ["еи", "ои", "оа", "іи", "їі", "єе", "зс", "ув", "вф", "гх", "ґг", "дт", "бп", "жш", "цч", "яю"];
const RUSSIAN = [
  [/ени[еяю]$/u, "ення"], [/ани[еяю]$/u, "ання"], [/ость$/u, "ість"], [/ци([яюи])$/u, "ці$1"], [/ск(?=[аоиу])/u, "ськ"],
  [/ы[ей]?$/u, "и"], [/ы/gu, "и"], [/э/gu, "е"], [/ё/gu, "ьо"], [/ъ/gu, "'"],
];

export async function openSearch(baseUrl, { fetch, lunr }) {
  const files = openFiles(`${String(baseUrl).replace(/\/+$/u, "")}/poshuk/index/`, fetch);
  const manifest = await files.json("manifest.json");
  const synonyms = manifest.synonyms ? files.json(manifest.synonyms) : [];
  const [rules, said] = await Promise.all([files.json(manifest.rules), synonyms]);
  const language = openLanguage(rules);
  const groups = openSynonyms(said);
  const store = openStore(manifest, files);
  const names = Object.keys(manifest.fields);
  const { many } = manifest;
  const single = manifest.filters.filter((name) => name !== many);
  const usual = manifest.documents > manifest.page ? single : manifest.filters; // of more pages, the files would cost

  async function search(query, { filters = {}, sort = "relevance", offset = 0, limit = 10, facets } = {}) {
    const narrowed = chosen(filters, manifest.filters);
    const wanted = { filters: narrowed, sort, facets: facets ?? usual, from: whole(offset, 0), limit: whole(limit, 10) };
    const { words, dates, plain } = language.read(query);
    if (!words.length && !dates.length) {
      return wanted.filters.size ? answer([], "all", wanted) : empty("none");
    }
    const found = await answer([...(await clausesOf(words, true)), ...dates.map(dateClause)], "all", wanted);
    if (found.matched) return found;
    const spelt = dates.length ? await answer(await clausesOf(plain, true), "all", wanted) : found;
    if (spelt.matched) return spelt;
    const some = await answer(await clausesOf(plain, false), "any", wanted);
    return { ...some, suggestions: words.some((word) => word.begins) ? [] : await suggest(String(query)) };
  }

  // Other spellings of a query with a word that is nowhere, at most three, each of words that are in the index.
  async function suggest(query) {
    const typed = language.otherLayout(query.slice(0, LONGEST_QUERY));
    if (typed && !(await nowhere(typed)).length) return [typed];
    let texts = [language.norm(query.slice(0, LONGEST_QUERY))];
    const lost = await nowhere(texts[0]);
    for (const word of lost) {
      const near = await respelt(word);
      const put = (text, term) => text.replace(COMPOUND, (found) => (found === word ? term : found));
      texts = near.flatMap((term) => texts.map((text) => put(text, term)));
    }
    return lost.length ? texts.slice(0, MOST_SUGGESTIONS) : [];
  }

  // Terms that a word nowhere to be found may have meant; the dearer to ask for, the later.
  async function respelt(word) {
    const swapped = language.otherG(word).map((other) => termsOf({ word: other }));
    const certain = await store.present((await Promise.all(swapped)).flat());
    const meant = language.spellings(word);
    const near = [...new Set([...certain, ...(await store.near(meant))])].slice(0, MOST_SUGGESTIONS);
    return near.length ? near : store.present(meant.flatMap(otherBeginnings), MOST_OTHER_LEAVES);
  }

  async function nowhere(query) {
    const asked = language.read(query).words.filter((word) => !word.without && !DIGIT.test(word.compound));
    const clauses = await Promise.all(asked.map((word) => clausesOf([word], true)));
    await store.load(clauses.flat());
    const lost = asked.filter((_, n) => clauses[n].some(({ required, found }) => required && !found.length));
    return lost.map(({ compound }) => compound);
  }

  // A clause is met in any of its `ways`, and a way by all of its parts, each a term or any of several.
  async function clausesOf(words, required) {
    await Promise.all(words.flatMap(({ compound }) => language.units(compound).map(termsOf)));
    return heldClauses(words, required);
  }

  // The clauses by what has been fetched already.
  function heldClauses(words, required) {
    const clauses = [];
    const parts = [];
    for (const { compound, without, begins } of words) {
      const [first, ...rest] = language.units(compound).map((unit) => ({ terms: held(unit) }));
      if (without) clauses.push({ ways: [[first]], without });
      else if (begins) parts.push({ ...first, begins: compound.replaceAll("'", "") });
      else if (!rest.length || (required && DIGIT.test(compound))) parts.push(first);
      else {
        clauses.push({ ways: [[first]] });
        parts.push(...rest);
      }
    }
    for (let n = 0; n < parts.length; ) {
      const { size, others } = synonymsAt(groups, parts, n);
      const own = parts.slice(n, n + size);
      clauses.push({ ways: required ? [own, ...others] : [...own.map((part) => [part]), ...others], required });
      n += size;
    }
    return clauses;
  }

  // The terms of a word: what the index says of it, or its key. `held` knows only what has been fetched already.
  const termsOf = async ({ word, term }) => (term ? [term] : ((await store.exception(word)) ?? [language.key(word)]));
  const held = ({ word, term }) => (term ? [term] : (store.heldException(word) ?? [language.key(word)]));

  function dateClause(date) {
    return { ways: [[{ terms: [date] }]], required: true, only: names.indexOf("number"), boost: 0 };
  }

  // Everything about one way of asking; `matched` says whether any document fits before the filters.
  async function answer(clauses, mode, { filters, sort, facets, from, limit }) {
    const known = await store.load(clauses);
    const hits = matching(clauses, known, manifest.documents);
    const columns = await store.columns(hits, facets.includes(many) || filters.has(many));
    const counted = manifest.filters.filter((name) => facets.includes(name));
    const { kept, counts } = filtered(hits, columns, filters, counted, single, many);
    let order = kept.reverse();
    let scores;
    if (sort === "date" || !limit) {
      order = order.slice(from, from + limit);
      scores = score(order, clauses, known, columns);
    } else {
      order = sieved(order, from + limit, clauses, known, columns);
      scores = score(order, clauses, known, columns);
      order = order.sort((a, b) => scores.get(b) - scores.get(a) || b - a).slice(from, from + limit);
    }
    const rows = await store.rows(order);
    const results = rows.map(([id, url, title, kind, date, lead], n) => ({
      id, url, title, kind, kind_label: label(single[0], kind), date, lead, score: scores.get(order[n]),
    }));
    const labels = facets.includes(many) && hits.length ? await files.json(manifest.topics) : {};
    const listed = Object.fromEntries([...counts].map(([name, values]) => [name, facetOf(name, values, labels)]));
    return { total: kept.length, mode, results, facets: listed, suggestions: [], matched: hits.length > 0 };
  }

  function empty(mode) {
    return { total: 0, mode, results: [], facets: {}, suggestions: [], matched: false };
  }

  function label(filter, value) {
    const labels = manifest.labels[filter] ?? {};
    return Object.hasOwn(labels, value) ? labels[value] : value;
  }

  function facetOf(name, values, topics) {
    const worded = (value) => (name === many && Object.hasOwn(topics, value) ? topics[value] : label(name, value));
    const listed = [...values].map(([value, count]) => ({ value, label: worded(value), count }));
    const byValue = (a, b) => (a.value < b.value ? -1 : 1);
    const wordless = name !== many && !manifest.labels[name];
    return listed.sort(wordless ? (a, b) => byValue(b, a) : (a, b) => b.count - a.count || byValue(a, b));
  }

  const idfOf = (df) => Math.log(1 + Math.abs((manifest.documents - df + 0.5) / (df + 0.5)));

  function weightOf(field, idf, tf, ratio) {
    const { k1, b } = manifest;
    return ((idf * ((k1 + 1) * tf)) / (k1 * (1 - b + b * ratio) + tf)) * manifest.fields[names[field]];
  }

  // The documents among which the first `wanted` must be, so that lunr need not rank all of many: their scores by lunr's
  // formula, but with weights not yet rounded, come near enough to the last of these.
  function sieved(documents, wanted, clauses, known, { lengths }) {
    if (documents.length <= Math.max(wanted, MOST_RANKED)) return documents;
    const average = manifest.total / manifest.documents;
    const sums = new Float64Array(manifest.documents);
    let summands = 0;
    const boosts = names.map(() => new Map());
    for (const { found, without, only, boost = 1 } of clauses) {
      if (without) continue;
      for (const asked of only === undefined ? boosts : [boosts[only]]) {
        for (const term of found) asked.set(term, (asked.get(term) ?? 0) + boost);
      }
    }
    boosts.forEach((asked, field) => {
      const magnitude = Math.hypot(...asked.values()) || 1;
      for (const [term, boost] of asked) {
        const { df, fields } = known.get(term);
        const share = boost / magnitude;
        const alone = share * weightOf(field, idfOf(df), 1, 1);
        summands += share;
        for (const { documents: numbers, frequencies } of fields[field]) {
          numbers.forEach((document, n) => {
            sums[document] += frequencies
              ? share * weightOf(field, idfOf(df), frequencies[n], lengths[document] / average)
              : alone;
          });
        }
      }
    });
    const best = Float64Array.from(documents, (document) => sums[document]).sort();
    const least = best[best.length - wanted] - ROUNDING * (summands + 1);
    return documents.filter((document) => sums[document] >= least);
  }

  // lunr's own scores: an index of the query's terms over the documents that matched is all that they depend on.
  function score(documents, clauses, known, { lengths }) {
    const positive = clauses.filter((clause) => !clause.without && clause.found.length);
    if (!positive.length || !documents.length) return new Map(documents.map((document) => [document, 0]));
    const among = new Uint8Array(manifest.documents);
    for (const document of documents) among[document] = 1;
    const average = manifest.total / manifest.documents;
    const terms = [...new Set(positive.flatMap((clause) => clause.found))].sort();
    const invertedIndex = Object.create(null);
    const vectors = new Map();
    terms.forEach((term, rank) => {
      const { df, fields } = known.get(term);
      const idf = idfOf(df);
      const posting = { _index: rank };
      fields.forEach((parts, field) => {
        const refs = (posting[names[field]] = Object.create(null));
        const body = field === names.length - 1;
        for (const { documents: numbers, frequencies } of parts) {
          numbers.forEach((document, n) => {
            if (!among[document]) return;
            const weight = body
              ? weightOf(field, idf, frequencies[n], lengths[document] / average)
              : weightOf(field, idf, 1, 1);
            const ref = `${names[field]}/${document}`;
            refs[document] = NOTHING;
            if (!vectors.has(ref)) vectors.set(ref, []);
            vectors.get(ref).push(rank, Number(weight.toFixed(3)));
          });
        }
      });
      invertedIndex[term] = posting;
    });
    const fieldVectors = {};
    for (const [ref, elements] of vectors) fieldVectors[ref] = new lunr.Vector(elements);
    const pipeline = { runString: (number) => positive[Number(number)].found };
    const tokenSet = lunr.TokenSet.fromArray(terms);
    const index = new lunr.Index({ invertedIndex, fieldVectors, tokenSet, fields: names, pipeline });
    const { OPTIONAL, REQUIRED } = lunr.Query.presence;
    const found = index.query((query) => {
      positive.forEach(({ required, only, boost = 1 }, number) => {
        const fields = only === undefined ? names : [names[only]];
        query.term(String(number), { presence: required ? REQUIRED : OPTIONAL, fields, boost });
      });
    });
    return new Map(found.map((result) => [Number(result.ref), result.score]));
  }

  const key = async (word) => {
    const units = language.compounds(word).flatMap(language.units);
    return [...new Set((await Promise.all(units.map(termsOf))).flat())];
  };

  // A function from a text to its pieces {text, hit, word}: hit says that a word of the query stands there in some form,
  // word which one; `words` is how many the query has.
  async function marker(query) {
    const clauses = await clausesOf(language.read(query).words.filter((word) => !word.without), true);
    await store.load(clauses);
    const sought = new Map();
    const beginnings = [];
    clauses.forEach(({ ways }, word) => {
      for (const { terms, begins } of ways.flat()) {
        for (const term of terms) sought.set(term, word);
        if (begins?.length >= SHORTEST_BEGINNING) beginnings.push([begins, word]);
      }
    });
    const met = new Map();
    const wordOf = (written) => {
      const compounds = language.compounds(written);
      const term = compounds.flatMap(language.units).flatMap(held).find((one) => sought.has(one));
      if (term) return sought.get(term);
      return beginnings.find(([begins]) => compounds.some((one) => one.replaceAll("'", "").startsWith(begins)))?.[1];
    };
    const mark = (text) => pieces(text, (written) => {
      if (!met.has(written)) met.set(written, wordOf(written));
      return met.get(written);
    });
    return Object.assign(mark, { words: clauses.length });
  }

  function pieces(text, wordOf) {
    const found = [];
    let after = 0;
    for (const match of text.matchAll(RAW)) {
      const word = wordOf(match[0]);
      if (word === undefined) continue;
      found.push({ text: text.slice(after, match.index), hit: false }, { text: match[0], hit: true, word });
      after = match.index + match[0].length;
    }
    return [...found, { text: text.slice(after), hit: false }].filter((piece) => piece.text);
  }

  const told = async (query, options) => {
    const { matched, ...found } = await search(query, options);
    return found;
  };
  return { search: told, key, marker };
}

function whole(number, otherwise) {
  return Number.isFinite(number) && number >= 0 ? Math.floor(number) : number === Infinity ? number : otherwise;
}

// Filter -> values, any of which will do.
function chosen(filters, names) {
  const found = new Map();
  for (const name of names) {
    const values = [filters?.[name] ?? []].flat().map(String).filter(Boolean);
    if (values.length) found.set(name, new Set(values));
  }
  return found;
}

// Documents, ascending, that hold a term of every required clause, or of any where none is required.
function matching(clauses, known, documents) {
  const reached = new Uint16Array(documents);
  const having = ({ found }, only, visit) => {
    for (const term of found) {
      const { fields } = known.get(term);
      const asked = only === undefined ? fields : [fields[only]];
      for (const parts of asked) for (const part of parts) part.documents.forEach(visit);
    }
  };
  const each = ({ ways, only }, visit) => {
    for (const parts of ways) {
      if (parts.length === 1) {
        having(parts[0], only, visit);
        continue;
      }
      const met = new Uint8Array(documents);
      parts.forEach((part, n) => {
        having(part, only, (document) => {
          if (met[document] === n) met[document] = n + 1;
        });
      });
      met.forEach((count, document) => count === parts.length && visit(document));
    }
  };
  const positive = clauses.filter((clause) => !clause.without);
  const required = positive.filter((clause) => clause.required);
  required.forEach((clause, n) => {
    each(clause, (document) => {
      if (reached[document] === n) reached[document] = n + 1;
    });
  });
  if (!required.length) {
    for (const clause of positive) each(clause, (document) => (reached[document] = 1));
  }
  const full = required.length || (positive.length ? 1 : 0);
  for (const clause of clauses.filter((one) => one.without)) each(clause, (document) => (reached[document] = full + 1));
  const hits = [];
  for (let document = 0; document < documents; document += 1) if (reached[document] === full) hits.push(document);
  return hits;
}

// What passes the filters, and for every facet the counts of what passes the other filters. Many documents have the
// same facts, which are looked at once.
function filtered(hits, { facts, topics }, filters, counted, single, many) {
  const counts = new Map(counted.map((name) => [name, new Map()]));
  const add = (name, value, count) => {
    const sums = counts.get(name);
    if (sums && value && count) sums.set(value, (sums.get(value) ?? 0) + count);
  };
  const groups = new Map();
  const groupOf = (own) => {
    const failed = single.filter((name, n) => filters.has(name) && !filters.get(name).has(own[n]));
    return { failed, passed: 0 };
  };
  const topical = filters.get(many);
  const kept = [];
  for (const document of hits) {
    const own = facts[document];
    if (!groups.has(own)) groups.set(own, groupOf(own));
    const group = groups.get(own);
    const about = topics?.[document] ?? [];
    if (topical && !about.some((topic) => topical.has(topic))) {
      if (!group.failed.length) for (const topic of about) add(many, topic, 1);
      continue;
    }
    group.passed += 1;
    if (group.failed.length) continue;
    kept.push(document);
    for (const topic of about) add(many, topic, 1);
  }
  for (const [own, { failed, passed }] of groups) {
    single.forEach((name, n) => {
      if (!failed.length || (failed.length === 1 && failed[0] === name)) add(name, own[n], passed);
    });
  }
  return { kept, counts };
}

// Files of the index, each fetched once; a failure is tried again once and never remembered.
function openFiles(folder, fetch) {
  const asked = new Map();
  async function load(name, how) {
    const once = async () => {
      const response = await fetch(folder + name);
      if (!response.ok) throw new Error(`${name}: ${response.status}`);
      return response[how]();
    };
    try {
      return await once();
    } catch {
      return once();
    }
  }
  function get(name, how, read) {
    if (!asked.has(name)) {
      const promise = load(name, how).then(read);
      promise.catch(() => asked.delete(name));
      asked.set(name, promise);
    }
    return asked.get(name);
  }
  return {
    json: (name) => get(name, "json", (data) => data),
    shard: (name) => get(name, "arrayBuffer", readShard),
    sheet: (name) => get(name, "arrayBuffer", readSheet),
  };
}

function openStore(manifest, files) {
  let first = 0;
  const segments = manifest.segments.map((segment) => {
    const opened = { ...segment, first, big: new Map(Object.entries(segment.big)) };
    first += segment.documents;
    return opened;
  });
  manifest.documents = first;
  const fieldCount = Object.keys(manifest.fields).length;
  const page = (segment, sort, number, hash) => files.json(`${segment.name}-${sort}-${number}-${hash}.json`);

  const ready = new Map(); // file name -> its terms, once it has come

  function nameOf(segment, label, hash) {
    let name = "";
    for (let n = 0; n < Math.min(label.length, 16); n += 1) name += label.charCodeAt(n).toString(16).padStart(4, "0");
    return `${segment.name}${name}-${hash}.bin`;
  }

  const leafName = (segment, n) => nameOf(segment, segment.labels[n], segment.shards.slice(n * HASH, (n + 1) * HASH));

  async function shard(name) {
    const terms = await files.shard(name);
    ready.set(name, terms);
    return terms;
  }

  // The index of the last label that is not after the term, -1 where there is none.
  function place({ labels }, term) {
    const sought = term.replace(/[\uc000-\uffff]/g, "\uc000");
    let low = 0;
    let high = labels.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (labels[middle] <= sought) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  // The file in which a term stands or would stand; undefined in an empty segment.
  function fileOf(segment, term) {
    if (segment.big.has(term)) return nameOf(segment, term, segment.big.get(term));
    const n = place(segment, term);
    return n < 0 ? undefined : leafName(segment, n);
  }

  async function entry(segment, term) {
    const name = fileOf(segment, term);
    return name && (await shard(name)).get(term);
  }

  async function exception(word) {
    const form = word.replaceAll("'", "");
    const entries = await Promise.all(segments.map((segment) => entry(segment, form)));
    return entries.map((bytes) => readException(bytes, form)).find(Boolean);
  }

  function heldException(word) {
    const form = word.replaceAll("'", "");
    const entries = segments.map((segment) => ready.get(fileOf(segment, form))?.get(form));
    return entries.map((bytes) => readException(bytes, form)).find(Boolean);
  }

  async function beginningWith(start) {
    if (start.length < SHORTEST_BEGINNING) return [];
    const leaves = [];
    const found = [];
    for (const segment of segments) {
      found.push(...segment.big.keys());
      const from = Math.max(place(segment, start), 0);
      const to = segment.labels.findLastIndex((label) => label.startsWith(start));
      for (let n = from; n < Math.min(Math.max(from, to) + 1, segment.labels.length); n += 1) leaves.push([segment, n]);
    }
    if (leaves.length > MOST_LEAVES) return [];
    const read = await Promise.all(leaves.map(([segment, n]) => shard(leafName(segment, n))));
    for (const terms of read) for (const [term, bytes] of terms) if (postingOf(bytes)) found.push(term);
    return [...new Set(found)].filter((term) => term.startsWith(start));
  }

  // Terms, and forms that have an exception, with the same two first letters and at most one edit away from one of the
  // words, the commonest first; after them those that only end otherwise.
  async function near(words) {
    const found = new Map();
    for (const word of words.filter((one) => one.length > 3)) {
      const start = word.slice(0, 2);
      for (const segment of segments) {
        const first = Math.max(place(segment, start), 0);
        const end = place(segment, `${start}\uffff`) + 1;
        const before = place(segment, word) - MOST_NEAR_LEAVES / 2;
        const from = Math.max(first, Math.min(before, end - MOST_NEAR_LEAVES));
        const to = Math.min(end, from + MOST_NEAR_LEAVES);
        const names = segment.labels.slice(from, to).map((_, n) => leafName(segment, from + n));
        const read = await Promise.all(names.map(shard));
        const entries = read.flatMap((terms) => [...terms]).map(([term, bytes]) => [term, postingOf(bytes)?.length ?? 1]);
        for (const [term, size] of [...entries, ...[...segment.big.keys()].map((term) => [term, BIG])]) {
          if (!term.startsWith(start)) continue;
          const likeness = isNear(term, word) ? NEARER : Number(endsOtherwise(term, word));
          if (likeness) found.set(term, (found.get(term) ?? 0) + size * likeness);
        }
      }
    }
    return commonest([...found]);
  }

  // Which of the words are terms of the index, the commonest first; at most so many files are read that were not yet.
  async function present(words, mostRead = Infinity) {
    const found = [];
    const reading = new Set();
    for (const word of new Set(words)) {
      const names = segments.map((segment) => fileOf(segment, word)).filter(Boolean);
      const fresh = names.filter((name) => !ready.has(name) && !reading.has(name));
      if (reading.size + fresh.length > mostRead) continue;
      for (const name of fresh) reading.add(name);
      found.push(
        Promise.all(names.map(shard)).then((read) => {
          const packed = read.map((terms) => postingOf(terms.get(word))?.length ?? 0);
          return [word, packed.reduce((sum, size) => sum + size, 0)];
        }),
      );
    }
    return commonest(await Promise.all(found));
  }

  // The postings of the clauses' terms by term; each part of a clause gets `found`, its terms that are in the index,
  // and the clause those of all its parts.
  async function load(clauses) {
    const known = new Map();
    const term = async (name) => {
      const fields = Array.from({ length: fieldCount }, () => []);
      const entries = await Promise.all(segments.map((segment) => entry(segment, name)));
      let df = 0;
      entries.map(postingOf).forEach((packed, n) => {
        if (packed) df += readPosting(packed, segments[n].first, fields);
      });
      if (df) known.set(name, { df, fields });
    };
    const parts = clauses.flatMap((clause) => clause.ways.flat());
    await Promise.all(
      parts.map(async (part) => {
        const longer = part.begins ? await beginningWith(part.begins) : [];
        part.found = longer.length ? [...new Set([...part.terms, ...longer])].sort() : part.terms;
      }),
    );
    await Promise.all([...new Set(parts.flatMap((part) => part.found))].map(term));
    for (const part of parts) part.found = part.found.filter((name) => known.has(name));
    for (const clause of clauses) clause.found = [...new Set(clause.ways.flat().flatMap((part) => part.found))];
    return known;
  }

  // What is known of documents, by document; `columns` fetches it for the files in which any of them stands.
  const lengths = new Float64Array(first);
  const facts = new Array(first);
  const topics = new Array(first);
  const filled = new Map(); // first document of a file -> promise, apart for sheets and pages

  async function columns(documents, withTopics) {
    const reading = filesOf(documents, manifest.sheet).map((at) => once(at, "facts", sheet));
    if (withTopics) reading.push(...filesOf(documents, manifest.page).map((at) => once(at, "topics", topicsOf)));
    await Promise.all(reading);
    return { lengths, facts, topics: withTopics ? topics : null };
  }

  function once(at, sort, read) {
    const name = `${sort} ${at.start}`;
    if (!filled.has(name)) {
      const reading = read(at);
      reading.catch(() => filled.delete(name));
      filled.set(name, reading);
    }
    return filled.get(name);
  }

  async function sheet({ segment, file, start }) {
    const read = await files.sheet(`${segment.name}-facts-${file}-${segment.facts[file]}.bin`);
    read.facts.forEach((own, n) => {
      facts[start + n] = own;
      lengths[start + n] = manifest.lengths[read.lengths[n]];
    });
  }

  async function topicsOf({ segment, file, start }) {
    const read = await page(segment, "topics", file, segment.topics[file]);
    for (let n = 0; n < read.topics.length; n += 1) topics[start + n] = read.values[code(read.topics, n)];
  }

  // The files of so many documents each in which any of the documents, ascending, stands.
  function filesOf(documents, size) {
    const found = [];
    let end = 0;
    for (const document of documents) {
      if (document < end) continue;
      const { segment, number } = locate(document);
      const file = Math.floor(number / size);
      const start = segment.first + file * size;
      found.push({ segment, file, start });
      end = Math.min(start + size, segment.first + segment.documents);
    }
    return found;
  }

  function rows(documents) {
    return Promise.all(
      documents.map(async (document) => {
        const { segment, number } = locate(document);
        const place = Math.floor(number / manifest.group) * HASH;
        const hash = segment.rows.slice(place, place + HASH);
        const block = await page(segment, "rows", Math.floor(number / manifest.block), hash);
        const [id, url, ...rest] = block[number % manifest.block];
        return [typeof id === "number" ? url.slice(id, -1) : id, url, ...rest];
      }),
    );
  }

  function locate(document) {
    const segment = segments.findLast(({ first: start }) => start <= document);
    return { segment, number: document - segment.first };
  }

  return { load, columns, rows, exception, heldException, near, present };
}

function commonest(sized) {
  const there = sized.filter(([, size]) => size).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return there.slice(0, MOST_SUGGESTIONS).map(([term]) => term);
}

// Groups of phrases that mean the same, as site.py writes them: a phrase is a list of words, a word "terms|keys", what
// it is sought by and what else a form of it may be known by in a query.
function openSynonyms(groups) {
  const split = (text) => (text ? text.split(" ") : []);
  const wordOf = (text) => {
    const [terms, keys] = text.split("|").map(split);
    return { terms, known: new Set([...terms, ...(keys ?? [])]) };
  };
  return groups.map((phrases) => phrases.map((words) => words.map(wordOf)));
}

// The longest phrase that begins at a place of the query: its size, and in what other ways it may be said.
function synonymsAt(groups, parts, at) {
  const says = (phrase) => phrase.every((word, n) => parts[at + n]?.terms.some((term) => word.known.has(term)));
  let found = { size: 1, others: [] };
  for (const group of groups) {
    const said = group.filter(says);
    const size = Math.max(0, ...said.map((phrase) => phrase.length));
    if (!size || size < found.size) continue;
    const others = group.filter((phrase) => !says(phrase)).map((phrase) => phrase.map(({ terms }) => ({ terms })));
    found = { size, others: size === found.size ? [...found.others, ...others] : others };
  }
  return found;
}

// A word with one edit among its first two letters, the likelier first.
function otherBeginnings(word) {
  if (word.length < 4) return [];
  const [first, second, third] = word;
  const rest = word.slice(2);
  const made = [second + first + rest, first + third + second + rest.slice(1), second + rest, first + rest];
  for (const letters of [near(first), near(second), [...LETTERS]]) {
    for (const letter of letters) made.push(letter + second + rest, first + letter + rest);
  }
  for (const letter of LETTERS) made.push(first + letter + second + rest, letter + word);
  return made;

  function near(letter) {
    const place = LETTERS.indexOf(letter);
    const beside = place < 0 ? [] : [LETTERS[place - 1], LETTERS[place + 1]];
    const alike = TAKEN_FOR.filter((pair) => pair.includes(letter)).flatMap((pair) => [...pair]);
    return [...alike, ...beside].filter((one) => one && one !== letter);
  }
}

// Whether one letter more, less or other, or two swapped, at most, makes one word of the other.
function isNear(one, other) {
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  let end = 0;
  const most = Math.min(one.length, other.length) - start;
  while (end < most && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  const [left, right] = [one.slice(start, one.length - end), other.slice(start, other.length - end)];
  return Math.max(left.length, right.length) < 2 || (left.length === 2 && left === right[1] + right[0]);
}

// Whether a word is a term but for its ending, where the slip may be.
function endsOtherwise(term, word) {
  let start = 0;
  while (start < word.length && word[start] === term[start]) start += 1;
  return start >= SHORTEST_STEM && word.length - start <= LONGEST_ENDING && term.length - start <= 2;
}

function code(column, n) {
  return column.charCodeAt(n) - 0x30;
}

function reader(bytes) {
  const at = { place: 0 };
  at.varint = () => {
    let number = 0;
    let size = 1;
    for (;;) {
      if (at.place >= bytes.length) throw new Error("cut short");
      const byte = bytes[at.place++];
      number += (byte & 127) * size;
      if (byte < 128) return number;
      size *= 128;
    }
  };
  at.take = (size) => bytes.subarray(at.place, (at.place += size));
  return at;
}

// Term -> its bytes: a packed posting, before it an exception where the term is a form that has one.
function readShard(buffer) {
  const from = reader(new Uint8Array(buffer));
  const utf8 = new TextDecoder();
  const sizes = [];
  let term = new Uint8Array(0);
  for (let left = from.varint(); left; left -= 1) {
    const shared = from.varint();
    const more = from.take(from.varint());
    const now = new Uint8Array(shared + more.length);
    now.set(term.subarray(0, shared));
    now.set(more, shared);
    term = now;
    sizes.push([utf8.decode(term), from.varint()]);
  }
  const read = new Map(sizes.map(([name, size]) => [name, from.take(size)]));
  if (from.place !== buffer.byteLength) throw new Error("cut short");
  return read;
}

// Facts and lengths of documents; see pages.py.
export function readSheet(buffer) {
  const bytes = new Uint8Array(buffer);
  const start = bytes.indexOf(10) + 1;
  const head = JSON.parse(new TextDecoder().decode(bytes.subarray(0, start)));
  const read = openRange(bytes.subarray(start));
  const factIn = counted(head.values.length);
  const lengthIn = counted(head.lengths.length);
  const facts = [];
  const lengths = [];
  let own = 0;
  for (let n = 0; n < head.documents; n += 1) {
    own = read(factIn(own));
    facts.push(head.values[own]);
    lengths.push(head.lengths[read(lengthIn(own))]);
  }
  return { facts, lengths };
}

// The values met in a context with how often, the commonest first; see ranges.py.
function counted(size) {
  const met = new Map();
  return (context) => {
    if (!met.has(context)) {
      met.set(context, { values: Array.from({ length: size }, (_, n) => n), times: new Array(size).fill(0), all: 0 });
    }
    return met.get(context);
  };
}

// Reads the next value of a range coder by what was met in its context; see ranges.py.
function openRange(bytes) {
  let low = 0;
  let range = 2 ** 32 - 1;
  let code = 0;
  let at = 0;
  const next = () => (code = ((code << 8) | (bytes[at++] ?? 0)) >>> 0);
  for (let n = 0; n < 4; n += 1) next();
  return (met) => {
    const { values, times } = met;
    range = Math.floor(range / (met.all * 7 + values.length));
    const point = Math.floor(((code - low) >>> 0) / range);
    let place = 0;
    let start = 0;
    for (; place < values.length - 1 && start + times[place] * 7 + 1 <= point; place += 1) start += times[place] * 7 + 1;
    low = (low + start * range) >>> 0;
    range *= times[place] * 7 + 1;
    for (;;) {
      const settled = ((low ^ (low + range)) >>> 0) < 2 ** 24;
      if (!settled && range >= 2 ** 16) break;
      if (!settled) range = -low & 0xffff;
      next();
      low = (low << 8) >>> 0;
      range = (range << 8) >>> 0;
    }
    const value = values[place];
    const now = times[place] + 1;
    met.all += 1;
    for (; place && times[place - 1] < now; place -= 1) [values[place], times[place]] = [values[place - 1], times[place - 1]];
    [values[place], times[place]] = [value, now];
    return value;
  };
}

function postingOf(bytes) {
  if (bytes?.[0] !== EXCEPTION) return bytes;
  const from = reader(bytes.subarray(1));
  from.take(from.varint());
  const rest = from.take(bytes.length);
  return rest.length ? rest : undefined;
}

// The terms of a form where they are not its key; see exceptions.py.
function readException(bytes, form) {
  if (bytes?.[0] !== EXCEPTION) return undefined;
  const whole = reader(bytes.subarray(1));
  const packed = whole.take(whole.varint());
  const from = reader(packed);
  const terms = [];
  while (from.place < packed.length) {
    const off = from.varint();
    terms.push(form.slice(0, form.length - off) + new TextDecoder().decode(from.take(from.varint())));
  }
  return terms;
}

// Adds the documents of one segment's posting to its fields, and gives their number.
function readPosting(packed, first, fields) {
  const from = reader(packed);
  const [mask] = from.take(1);
  let total = 0;
  fields.forEach((parts, field) => {
    if (!((mask >> field) & 1)) return;
    const df = from.varint();
    from.varint();
    const documents = new Uint32Array(df);
    let document = first - 1;
    for (let n = 0; n < df; n += 1) documents[n] = document += from.varint();
    parts.push({ documents, frequencies: field === fields.length - 1 ? from.take(df) : null });
    total += df;
  });
  return total;
}

// What a person types, in terms: see tokens.py and keys.py.
function openLanguage(rules) {
  const endings = new Map();
  for (const [rule, group] of Object.entries(rules.endings ?? {})) {
    for (const ending of group.split(" ")) endings.set(ending, [Number(rule[0]), rule.slice(1)]);
  }
  const stopWords = new Set(rules.stop_words);
  const alike = new Map([...rules.lookalikes[0]].map((letter, n) => [letter, rules.lookalikes[1][n]]));
  const cyrillic = new Map([...alike].map(([letter, latin]) => [latin, letter]));
  const fold = (text) => [...text].map((letter) => alike.get(letter) ?? letter).join("");
  const cut = (text) => [...text].slice(0, rules.longest_term).join("");
  const month = new Map(rules.months.flatMap((forms, n) => forms.map((form) => [form, n + 1])));
  const months = [...month.keys()].join("|");
  const dated = new RegExp(
    "(^|[^\\p{L}\\p{N}])(?:(?:від|до|з|із|за|на|по|у|в)\\s+)?" +
      `(?:(\\d{1,2})(?:\\.\\s*|/)(\\d{1,2})(?:\\.\\s*|/)(\\d{4})|(\\d{4})-(\\d\\d)-(\\d\\d)|(?:[«"“„]?(\\d{1,2})(?:-го)?[»"”“]?\\s+)?(${months})(?:,?\\s+|-)(\\d{4}))` +
      "(?:-го|\\s*(?:року|році|рік|р\\.?))?(?![\\p{L}\\p{N}])",
    "gu",
  );

  function norm(text) {
    return text
      .normalize("NFC")
      .toLowerCase()
      .replace(/[\u0301\u00ad]/gu, "")
      .replace(/[’‘′‛＇ʼ\u0060´]/gu, "'")
      .replace(/[‐‑–−]/gu, "-")
      .normalize("NFC");
  }

  function split(compound) {
    return compound.includes("/") && !DIGIT.test(compound) ? compound.split("/") : [compound];
  }

  const compounds = (text) => [...norm(String(text)).matchAll(COMPOUND)].flatMap((match) => split(match[0]));

  function key(word) {
    if (/^[ivxlcdmіхсм]+$/u.test(word) && /[ivxlcdm]|іі/u.test(word)) return cut(fold(word));
    const letters = [...word.replaceAll("'", "")];
    if (letters.length < rules.shortest_word) return letters.join("");
    for (let size = Math.min(rules.longest_ending, letters.length - rules.shortest_stem); size > 0; size -= 1) {
      const rule = endings.get(letters.slice(-size).join(""));
      if (rule) return cut(letters.slice(0, letters.length - rule[0]).join("") + rule[1]);
    }
    return cut(letters.join(""));
  }

  const numberKey = (text) => cut(fold(text).replace(/([0-9])-(?=[\p{L}\p{Nl}\p{No}])/gu, "$1"));

  // What a compound is sought by, the whole first, then its parts: {term} is final, {word} has its terms in the index.
  function units(compound) {
    const parts = compound.split(/[-/]/u);
    const either = (part) => (DIGIT.test(part) ? { term: numberKey(part) } : { word: part });
    const found = [either(compound)];
    if (parts.length > 1) found.push(...parts.map(either));
    else if (/^[0-9]+[\p{L}\p{Nl}\p{No}]+$/u.test(compound)) found.push({ term: /^[0-9]+/u.exec(compound)[0] });
    return found;
  }

  function datesIn(text) {
    const dates = [];
    const rest = text.replace(dated, (...match) => {
      const [all, before, day, number, year, isoYear, isoNumber, isoDay, wordDay, word, wordYear] = match;
      const found = [year ?? isoYear ?? wordYear, number ?? isoNumber ?? month.get(word), day ?? isoDay ?? wordDay];
      const [, monthNumber, dayNumber] = found.map(Number);
      if (monthNumber < 1 || monthNumber > 12 || dayNumber < 1 || dayNumber > 31) return all;
      dates.push(found.filter((part) => part !== undefined).map((part) => String(part).padStart(2, "0")).join("-"));
      return `${before} `;
    });
    return { dates, rest };
  }

  function wordsIn(text) {
    const words = [];
    for (const match of text.matchAll(COMPOUND)) {
      const dashed = /(?:^|\s)-$/u.test(text.slice(Math.max(0, match.index - 2), match.index));
      const begins = text[match.index + match[0].length] === "*";
      const parts = split(match[0]);
      parts.forEach((compound, n) => {
        const last = n === parts.length - 1;
        words.push({ compound, without: dashed && /^\p{L}/u.test(compound), begins: begins && last });
      });
    }
    const positive = words.filter((word) => !word.without);
    const telling = positive.filter((word) => word.begins || !stopWords.has(word.compound));
    if (!positive.length) return words.map((word) => ({ ...word, without: false })).slice(0, MOST_WORDS);
    const without = words.filter((word) => word.without && !stopWords.has(word.compound));
    return [...(telling.length ? telling : positive), ...without].slice(0, MOST_WORDS);
  }

  // `plain` are the words where dates count as words too.
  function read(query) {
    const text = norm(String(query ?? "").slice(0, LONGEST_QUERY)).replace(/(^|\s)n(?:o|º)?\.?\s*(?=\d)/gu, "$1");
    const { dates, rest } = datesIn(text);
    return { words: wordsIn(rest), dates: [...new Set(dates)], plain: wordsIn(text) };
  }

  // What the same keys give in the Ukrainian layout; nothing for a text with Cyrillic letters or without Latin ones.
  function otherLayout(text) {
    if (/[а-яіїєґ]/iu.test(text) || !/[a-z]/iu.test(text)) return undefined;
    return [...text.toLowerCase()].map((sign) => UKRAINIAN_KEYS[LATIN_KEYS.indexOf(sign)] ?? sign).join("");
  }

  // The word with «ґ» for «г» or the other way about.
  function otherG(word) {
    const found = word.includes("ґ") ? [word.replaceAll("ґ", "г")] : [];
    for (const { index } of [...word.matchAll(/г/gu)].slice(0, MOST_SUGGESTIONS)) found.push(`${word.slice(0, index)}ґ${word.slice(index + 1)}`);
    return found;
  }

  // A word and its key, and what they may be if the word is Russian; Latin letters among Cyrillic ones are those they look like.
  function spellings(typed) {
    const word = /[а-яіїєґ]/u.test(typed) ? [...typed].map((letter) => cyrillic.get(letter) ?? letter).join("") : typed;
    let bent = word;
    for (const [pattern, letters] of RUSSIAN) bent = bent.replace(pattern, letters);
    const found = [word, bent, bent.replace("е", "і"), bent.replaceAll("и", "і"), bent.replace("о", "і")];
    return [...new Set(found.flatMap((one) => [one.replaceAll("'", ""), key(one)]))];
  }

  return { norm, compounds, units, key, read, otherLayout, otherG, spellings };
}
