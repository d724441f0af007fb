/** Where an uploaded file is to stand, and what its document may be called, told from the name it came with. */

const LETTERS: Record<string, string> = Object.fromEntries(
  (
    "а=a б=b в=v г=g д=d е=e ё=e ж=zh з=z и=i й=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh " +
    "ц=ts ч=ch ш=sh щ=shch ъ= ы=y ь= э=e ю=yu я=ya ß=ss"
  )
    .split(" ")
    .map((pair) => pair.split("=") as [string, string]),
);

/** Small letters, digits and hyphens. */
export function slug(name: string): string {
  const latin = [...name.toLowerCase()].map((letter) => LETTERS[letter] ?? letter).join("");
  const plain = latin.normalize("NFKD").replace(/[\u0300-\u036f]/g, "");
  return plain
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60);
}

const ending = (name: string) => /\.[a-z0-9]+$/i.exec(name)?.[0].toLowerCase() ?? "";

export const isDocument = (name: string) => ending(name) === ".pdf";

/** `Руководство 2.PDF` -> `documents/rukovodstvo-2.pdf`. */
export function pathFor(name: string): string {
  const end = ending(name);
  const stem = slug(name.slice(0, name.length - end.length)) || "file";
  return `${isDocument(name) ? "documents" : "pictures"}/${stem}${end}`;
}

/** The code of a document: its name without what tells the language or the version. */
export function codeFor(name: string): string {
  const stem = slug(name.slice(0, name.length - ending(name).length));
  return stem.replace(/-(en|ru|v?\d+)(?=-|$)/g, "") || "document";
}
