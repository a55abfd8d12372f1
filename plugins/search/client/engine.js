// Search over the built index, without a page: stock lunr.js answers, this module fetches what one query needs.
// The formats are described in plugins/search: shards.py, postings.py, pages.py, index.py; tokens.py and keys.py are
// the same steps in Python, held equal by a test.

const LETTER = "[\\p{L}\\p{N}]";
const WORD = `${LETTER}+(?:'${LETTER}+)*`;
const COMPOUND = new RegExp(`${WORD}(?:[-/]${WORD})*`, "gu");
const RAW = new RegExp(`(?:${LETTER}|[\\u0301\\u00ad])+(?:['’ʼ\`´‐‑–/-](?:${LETTER}|[\\u0301\\u00ad])+)*`, "gu");
const DIGIT = /[0-9]/;
const FACTS = ["vyd", "orhan", "rik", "stan"];
const FILTERS = ["vyd", "orhan", "rik", "tema", "stan"];
const LONGEST_QUERY = 1000;
const MOST_WORDS = 24;
const MOST_LEAVES = 32; // of a word's beginning; a shorter beginning counts as a word
const FEW_PAGES = 8; // of documents: their blocks' names come along, many wait for the results to be known
const HASH = 7;
const NOTHING = Object.freeze({});

export async function openSearch(baseUrl, { fetch, lunr }) {
  const files = openFiles(`${String(baseUrl).replace(/\/+$/u, "")}/poshuk/index/`, fetch);
  const manifest = await files.json("manifest.json");
  const language = openLanguage(await files.json(manifest.rules));
  const store = openStore(manifest, files);
  const names = Object.keys(manifest.fields);

  async function search(query, { filters = {}, sort = "relevance", offset = 0, limit = 10, facets = FILTERS } = {}) {
    const wanted = { filters: chosen(filters), sort, facets, from: whole(offset, 0), limit: whole(limit, 10) };
    const { words, dates, plain } = language.read(query);
    if (!words.length && !dates.length) {
      return wanted.filters.size ? answer([], "all", wanted) : empty("none");
    }
    const found = await answer([...clausesOf(words, true), ...dates.map(dateClause)], "all", wanted);
    if (found.matched) return found;
    const spelt = dates.length ? await answer(clausesOf(plain, true), "all", wanted) : found;
    return spelt.matched ? spelt : answer(clausesOf(plain, false), "any", wanted);
  }

  function clausesOf(words, required) {
    return words.flatMap(({ compound, without, begins }) => {
      const [first, ...parts] = language.terms(compound);
      if (without) return [{ terms: [first], without }];
      if (begins) return [{ terms: [first], begins: compound.replaceAll("'", ""), required }];
      if (!parts.length) return [{ terms: [first], required }];
      const wholeRequired = required && DIGIT.test(compound);
      const others = wholeRequired ? [] : parts.map((term) => ({ terms: [term], required }));
      return [{ terms: [first], required: wholeRequired }, ...others];
    });
  }

  function dateClause(date) {
    return { terms: [date], required: true, only: names.indexOf("number"), boost: 0 };
  }

  // Everything about one way of asking; `matched` says whether any document fits before the filters.
  async function answer(clauses, mode, { filters, sort, facets, from, limit }) {
    const known = await store.load(clauses);
    const hits = matching(clauses, known, manifest.documents);
    const columns = await store.columns(hits, facets.includes("tema") || filters.has("tema"));
    const { kept, counts } = filtered(hits, columns, filters, facets);
    let order = kept.reverse();
    let scores;
    if (sort === "date" || !limit) {
      order = order.slice(from, from + limit);
      scores = score(order, clauses, known, columns);
    } else {
      scores = score(order, clauses, known, columns);
      order = order.sort((a, b) => scores.get(b) - scores.get(a) || b - a).slice(from, from + limit);
    }
    const rows = await store.rows(order);
    const results = rows.map(([id, url, title, kind, date, lead], n) => ({
      id, url, title, kind, kind_label: label("vyd", kind), date, lead, score: scores.get(order[n]),
    }));
    const labels = facets.includes("tema") && hits.length ? await files.json(manifest.topics) : {};
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
    const worded = (value) => (name === "tema" && Object.hasOwn(topics, value) ? topics[value] : label(name, value));
    const listed = [...values].map(([value, count]) => ({ value, label: worded(value), count }));
    const byValue = (a, b) => (a.value < b.value ? -1 : 1);
    return listed.sort(name === "rik" ? (a, b) => byValue(b, a) : (a, b) => b.count - a.count || byValue(a, b));
  }

  // lunr's own scores: an index of the query's terms over the documents that matched is all that they depend on.
  function score(documents, clauses, known, { lengths }) {
    const positive = clauses.filter((clause) => !clause.without && clause.found.length);
    if (!positive.length || !documents.length) return new Map(documents.map((document) => [document, 0]));
    const among = new Uint8Array(manifest.documents);
    for (const document of documents) among[document] = 1;
    const average = manifest.total / manifest.documents;
    const { k1, b } = manifest;
    const terms = [...new Set(positive.flatMap((clause) => clause.found))].sort();
    const invertedIndex = Object.create(null);
    const vectors = new Map();
    terms.forEach((term, rank) => {
      const { df, fields } = known.get(term);
      const idf = Math.log(1 + Math.abs((manifest.documents - df + 0.5) / (df + 0.5)));
      const posting = { _index: rank };
      fields.forEach((parts, field) => {
        const refs = (posting[names[field]] = Object.create(null));
        const body = field === names.length - 1;
        for (const { documents: numbers, frequencies } of parts) {
          numbers.forEach((document, n) => {
            if (!among[document]) return;
            const tf = body ? frequencies[n] : 1;
            const ratio = body ? lengths[document] / average : 1;
            const weight = ((idf * ((k1 + 1) * tf)) / (k1 * (1 - b + b * ratio) + tf)) * manifest.fields[names[field]];
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

  const key = async (word) => [...new Set(language.compounds(word).flatMap(language.terms))];

  // The text in pieces {text, hit}, where hit says that the query's words stand in it in some form.
  function mark(text, query) {
    const { words } = language.read(query);
    const sought = new Set(words.filter((word) => !word.without).flatMap((word) => language.terms(word.compound)));
    const pieces = [];
    let after = 0;
    for (const match of text.matchAll(RAW)) {
      if (!language.compounds(match[0]).flatMap(language.terms).some((term) => sought.has(term))) continue;
      pieces.push({ text: text.slice(after, match.index), hit: false }, { text: match[0], hit: true });
      after = match.index + match[0].length;
    }
    return [...pieces, { text: text.slice(after), hit: false }].filter((piece) => piece.text);
  }

  const told = async (query, options) => {
    const { matched, ...found } = await search(query, options);
    return found;
  };
  return { search: told, key, mark };
}

function whole(number, otherwise) {
  return Number.isFinite(number) && number >= 0 ? Math.floor(number) : number === Infinity ? number : otherwise;
}

// Filter -> values, any of which will do.
function chosen(filters) {
  const found = new Map();
  for (const name of FILTERS) {
    const values = [filters?.[name] ?? []].flat().map(String).filter(Boolean);
    if (values.length) found.set(name, new Set(values));
  }
  return found;
}

// Documents, ascending, that hold a term of every required clause, or of any where none is required.
function matching(clauses, known, documents) {
  const reached = new Uint16Array(documents);
  const each = (clause, visit) => {
    for (const term of clause.found) {
      const { fields } = known.get(term);
      const asked = clause.only === undefined ? fields : [fields[clause.only]];
      for (const parts of asked) for (const part of parts) part.documents.forEach(visit);
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

// What passes the filters, and for every facet the counts of what passes the other filters.
function filtered(hits, { facts, topics }, filters, facets) {
  const counts = new Map(FILTERS.filter((name) => facets.includes(name)).map((name) => [name, new Map()]));
  const add = (name, values) => {
    const counted = counts.get(name);
    if (counted) for (const value of values) if (value) counted.set(value, (counted.get(value) ?? 0) + 1);
  };
  const kept = [];
  for (const document of hits) {
    const [vyd, orhan, rik, stan] = facts[document];
    const own = { vyd: [vyd], orhan: [orhan], rik: [rik], stan: [stan], tema: topics?.[document] ?? [] };
    const failed = [...filters].filter(([name, values]) => !own[name].some((value) => values.has(value)));
    if (!failed.length) {
      kept.push(document);
      for (const name of FILTERS) add(name, own[name]);
    } else if (failed.length === 1) {
      add(failed[0][0], own[failed[0][0]]);
    }
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

  function shard(segment, label, hash) {
    let name = "";
    for (let n = 0; n < Math.min(label.length, 16); n += 1) name += label.charCodeAt(n).toString(16).padStart(4, "0");
    return files.shard(`${segment.name}${name}-${hash}.bin`);
  }

  const leaf = (segment, n) => shard(segment, segment.labels[n], segment.shards.slice(n * HASH, (n + 1) * HASH));

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

  async function posting(segment, term) {
    const n = place(segment, term);
    if (segment.big.has(term)) return (await shard(segment, term, segment.big.get(term))).get(term);
    return n < 0 ? undefined : (await leaf(segment, n)).get(term);
  }

  async function beginningWith(start) {
    if (start.length < 3) return [];
    const leaves = [];
    const found = [];
    for (const segment of segments) {
      found.push(...segment.big.keys());
      const from = Math.max(place(segment, start), 0);
      const to = segment.labels.findLastIndex((label) => label.startsWith(start));
      for (let n = from; n < Math.min(Math.max(from, to) + 1, segment.labels.length); n += 1) leaves.push([segment, n]);
    }
    if (leaves.length > MOST_LEAVES) return [];
    const read = await Promise.all(leaves.map(([segment, n]) => leaf(segment, n)));
    for (const terms of read) found.push(...terms.keys());
    return [...new Set(found)].filter((term) => term.startsWith(start));
  }

  // The postings of the clauses' terms by term; each clause gets `found`, its terms that are in the index.
  async function load(clauses) {
    const known = new Map();
    const term = async (name) => {
      const fields = Array.from({ length: fieldCount }, () => []);
      const held = await Promise.all(segments.map((segment) => posting(segment, name)));
      let df = 0;
      held.forEach((packed, n) => {
        if (packed) df += readPosting(packed, segments[n].first, fields);
      });
      if (df) known.set(name, { df, fields });
    };
    await Promise.all(
      clauses.map(async (clause) => {
        const longer = clause.begins ? await beginningWith(clause.begins) : [];
        clause.found = [...new Set([...clause.terms, ...longer])];
      }),
    );
    await Promise.all([...new Set(clauses.flatMap((clause) => clause.found))].map(term));
    for (const clause of clauses) clause.found = clause.found.filter((name) => known.has(name));
    return known;
  }

  // Columns of the pages in which documents stand, by document.
  async function columns(documents, withTopics) {
    const made = { lengths: [], facts: [], topics: withTopics ? [] : null };
    const needed = new Map();
    for (const document of documents) {
      const at = locate(document);
      needed.set(`${at.segment.name}${at.page}`, at);
    }
    if (needed.size <= FEW_PAGES) needed.forEach((at) => names(at).catch(() => {}));
    await Promise.all(
      [...needed.values()].map(async ({ segment, page: number }) => {
        const start = segment.first + number * manifest.page;
        const [read, topics] = await Promise.all([
          page(segment, "page", number, segment.pages[number]),
          withTopics ? page(segment, "topics", number, segment.topics[number]) : null,
        ]);
        for (let n = 0; n < read.facts.length; n += 1) {
          made.lengths[start + n] = manifest.lengths[code(read.lengths, n)];
          made.facts[start + n] = read.values[code(read.facts, n)];
          if (topics) made.topics[start + n] = topics.values[code(topics.topics, n)];
        }
      }),
    );
    return made;
  }

  const names = ({ segment, page: number }) => page(segment, "names", number, segment.names[number]);

  function rows(documents) {
    return Promise.all(
      documents.map(async (document) => {
        const { segment, number, page: at } = locate(document);
        const place = Math.floor((number % manifest.page) / manifest.block) * HASH;
        const hash = (await names({ segment, page: at })).slice(place, place + HASH);
        const block = await page(segment, "rows", Math.floor(number / manifest.block), hash);
        return block[number % manifest.block];
      }),
    );
  }

  function locate(document) {
    const segment = segments.findLast(({ first: start }) => start <= document);
    const number = document - segment.first;
    return { segment, number, page: Math.floor(number / manifest.page) };
  }

  return { load, columns, rows };
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
      const byte = bytes[at.place++];
      number += (byte & 127) * size;
      if (byte < 128) return number;
      size *= 128;
    }
  };
  at.take = (size) => bytes.subarray(at.place, (at.place += size));
  return at;
}

// Term -> packed posting.
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
  return new Map(sizes.map(([name, size]) => [name, from.take(size)]));
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
  const turned = (groups) =>
    new Map(Object.entries(groups).flatMap(([result, forms]) => forms.map((form) => [form, result])));
  const endings = turned(rules.endings);
  const exceptions = turned(rules.exceptions);
  const stopWords = new Set(rules.stop_words);
  const longest = Math.max(...[...endings.keys()].map((ending) => ending.length));
  const alike = new Map([...rules.lookalikes[0]].map((letter, n) => [letter, rules.lookalikes[1][n]]));
  const fold = (text) => [...text].map((letter) => alike.get(letter) ?? letter).join("");
  const cut = (text) => [...text].slice(0, rules.longest_term).join("");
  const month = new Map(rules.months.flatMap((forms, n) => forms.map((form) => [form, n + 1])));
  const months = [...month.keys()].join("|");
  const dated = new RegExp(
    "(^|[^\\p{L}\\p{N}])(?:(?:від|за|у|в)\\s+)?" +
      `(?:(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})|(\\d{4})-(\\d\\d)-(\\d\\d)|(?:(\\d{1,2})\\s+)?(${months})\\s+(\\d{4}))` +
      "(?:\\s*(?:року|р\\.?))?(?![\\p{L}\\p{N}])",
    "gu",
  );

  function norm(text) {
    return text
      .normalize("NFC")
      .toLowerCase()
      .replace(/[\u0301\u00ad]/gu, "")
      .replace(/[’ʼ`´]/gu, "'")
      .replace(/[‐‑–]/gu, "-")
      .normalize("NFC");
  }

  function split(compound) {
    return compound.includes("/") && !DIGIT.test(compound) ? compound.split("/") : [compound];
  }

  const compounds = (text) => [...norm(String(text)).matchAll(COMPOUND)].flatMap((match) => split(match[0]));

  function stem(word) {
    if (/^[ivxlcdmіхсм]+$/u.test(word) && /[ivxlcdm]|іі/u.test(word)) return fold(word);
    const letters = [...word];
    if (letters.length < rules.shortest_word) return word;
    for (let size = Math.min(longest, letters.length); size > 0; size -= 1) {
      const replacement = endings.get(letters.slice(-size).join(""));
      const left = letters.length - size;
      if (replacement !== undefined && left + replacement.length >= rules.shortest_stem) {
        return letters.slice(0, left).join("") + replacement;
      }
    }
    return word;
  }

  const key = (word) => exceptions.get(word) ?? cut(stem(word).replaceAll("'", ""));
  const numberKey = (text) => cut(fold(text).replace(/([0-9])-(?=[\p{L}\p{Nl}\p{No}])/gu, "$1"));

  function terms(compound) {
    const parts = compound.split(/[-/]/u);
    const either = (part) => (DIGIT.test(part) ? numberKey(part) : key(part));
    const found = [either(compound)];
    if (parts.length > 1) found.push(...parts.map(either));
    else if (/^[0-9]+[\p{L}\p{Nl}\p{No}]+$/u.test(compound)) found.push(/^[0-9]+/u.exec(compound)[0]);
    return [...new Set(found)];
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

  return { compounds, terms, read };
}
