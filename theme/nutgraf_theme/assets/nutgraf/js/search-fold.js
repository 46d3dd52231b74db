// What is alike to those who search: `search/folding.py` folds the words of a large site's index in the same way.

const MARKS =
  /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]/g;
const LETTERS = {
  ł: "l", ı: "i", ø: "o", đ: "d", ð: "d", ħ: "h", ß: "ss", æ: "ae", œ: "oe", þ: "th",
  ٱ: "ا", ى: "ي", ی: "ي", ک: "ك", ة: "ه",
  "’": "'", "‘": "'", "ʼ": "'", "ʻ": "'", "׳": "'", "״": "",
};
const OTHER = new RegExp(`[${Object.keys(LETTERS).join("")}]`, "g");

/** Letters without case, accents, points and hamza, as a keyboard has them that has none of these. */
export const fold = (text) =>
  text.toLowerCase().normalize("NFKD").replace(MARKS, "").replace(OTHER, (each) => LETTERS[each]).normalize("NFC");

/** The sign before each word that only search is to see (`search/pagefind.py`). */
export const UNSEEN = "\u2060";

const ALONE = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー]/u;

/** Whether there are signs in it that are written without blanks between words: each is a word of its own to search. */
export const isJoined = (text) => ALONE.test(text);

/** The signs of such a script one by one, and what stands between them. */
export const signs = (text) => text.match(/[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー]|[^\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー]+/gu) ?? [];

/** A word without what stands round it. */
export const bare = (word) => word.replace(/^[\p{P}<>]+|[\p{P}<>]+$/gu, "") || word;

const ROUND = /^(?:(?!["*+\-:])\p{P})+|(?:(?!["*+\-:])\p{P})+$/gu;

/** What is looked for, folded, without what stands round its words; but for what Material's search takes for orders. */
export const plain = (words) =>
  fold(words)
    .replace(/[<>]/g, " ")
    .replace(/\S+/g, (word) => word.replace(ROUND, ""));

const order = (sign) => (isJoined(sign) ? `+${sign}` : sign.replace(/[\p{P}\s]+/gu, " "));

/** The same as Material's search takes it: of a word whose signs are words, all have to be there. */
export const orders = (words) =>
  plain(words).replace(/\S+/g, (word) => (isJoined(word) ? signs(word).map(order).join(" ") : word));
