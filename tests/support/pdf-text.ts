import { inflateSync } from 'node:zlib';

/** The objects of a file, by their number: what stands before the stream, and the stream in plain. */
type PdfObject = { readonly head: string; readonly stream: string };

function objectsOf(pdf: Buffer): Map<string, PdfObject> {
  const text = pdf.toString('latin1');
  const objects = new Map<string, PdfObject>();
  for (const { 1: number = '', 2: body = '' } of text.matchAll(/(\d+) 0 obj\b(.*?)\bendobj/gs)) {
    const [head = '', packed] = body.split(/\bstream\r?\n/, 2);
    objects.set(number, { head, stream: packed === undefined ? '' : plain(head, packed) });
  }
  return objects;
}

function plain(head: string, packed: string): string {
  const bytes = Buffer.from(packed.slice(0, packed.lastIndexOf('endstream')), 'latin1');
  return head.includes('/FlateDecode') ? inflateSync(bytes).toString('latin1') : bytes.toString('latin1');
}

const fromHex = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le');

/** Which letters a font's numbers mean, from its ToUnicode table. */
function lettersOf(table: string): Map<number, string> {
  const letters = new Map<number, string>();
  for (const { 1: block = '' } of table.matchAll(/beginbfchar(.*?)endbfchar/gs))
    for (const { 1: from = '', 2: to = '' } of block.matchAll(/<(\w+)>\s*<(\w+)>/g))
      letters.set(Number.parseInt(from, 16), fromHex(to));
  for (const { 1: block = '' } of table.matchAll(/beginbfrange(.*?)endbfrange/gs))
    for (const { 1: from = '', 2: to = '', 3: first = '' } of block.matchAll(
      /<(\w+)>\s*<(\w+)>\s*<(\w+)>/g,
    )) {
      const start = Number.parseInt(from, 16);
      for (let code = start; code <= Number.parseInt(to, 16); code += 1)
        letters.set(code, String.fromCodePoint(Number.parseInt(first, 16) + code - start));
    }
  return letters;
}

/** A font: what its numbers mean, and how many digits a number has. */
type Font = { readonly letters: Map<number, string>; readonly digits: number };

const fontOf = (table: string): Font => ({
  letters: lettersOf(table),
  digits: /begincodespacerange\s*<(\w+)>/.exec(table)?.[1]?.length ?? 4,
});

/** Chromium calls a font F and the number of its object. */
function fontsOf(objects: Map<string, PdfObject>): Map<string, Font> {
  const fonts = new Map<string, Font>();
  for (const [number, { head }] of objects) {
    const table = /\/ToUnicode (\d+) 0 R/.exec(head)?.[1];
    if (table) fonts.set(`F${number}`, fontOf(objects.get(table)?.stream ?? ''));
  }
  return fonts;
}

/** The text of a PDF as Chromium writes it, without blanks: where they stand is only drawn. */
export function pdfText(pdf: Buffer): string {
  const objects = objectsOf(pdf);
  const fonts = fontsOf(objects);
  let text = '';
  for (const { stream } of objects.values()) {
    let font: Font = { letters: new Map(), digits: 4 };
    for (const { 1: name, 2: hex = '' } of stream.matchAll(/\/(F\d+) [\d.]+ Tf|<([0-9A-Fa-f]+)>/g)) {
      if (name) font = fonts.get(name) ?? font;
      for (let at = 0; at < hex.length; at += font.digits)
        text += font.letters.get(Number.parseInt(hex.slice(at, at + font.digits), 16)) ?? '';
    }
  }
  return text.replace(/\s/g, '');
}
