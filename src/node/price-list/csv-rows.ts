/** Reads CSV as it comes: row by row out of pieces of any size, without making text of what nobody asks for. */

/** What cannot be a row of a price list any more. In bytes. */
const longestRow = 4_000_000;
const mostColumns = 2_000;

export interface CsvRow {
  /** How many cells there are. */
  readonly length: number;
  /** Text of a cell; empty where there is none. Only while the row is being given. */
  readonly cell: (column: number) => string;
}

export class CsvRows implements CsvRow {
  private rest: Buffer = Buffer.alloc(0);
  private bytes: Buffer = this.rest;
  length = 0;
  private readonly starts = new Int32Array(mostColumns);
  private readonly ends = new Int32Array(mostColumns);
  private readonly escaped = new Uint8Array(mostColumns);

  constructor(private readonly onRow: (row: CsvRow) => void) {}

  push(piece: Buffer): void {
    this.bytes = this.rest.length === 0 ? piece : Buffer.concat([this.rest, piece]);
    let start = 0;
    for (;;) {
      const end = this.row(start, false);
      if (end < 0) break;
      start = end;
    }
    this.rest = this.bytes.subarray(start);
    if (this.rest.length > longestRow) throw new Error('a row without an end');
  }

  /** Throws where the text ends inside of a quoted cell. */
  end(): void {
    this.bytes = this.rest;
    if (this.bytes.length > 0 && this.row(0, true) < 0) throw new Error('the text ends inside of a row');
  }

  /** Reads the row at `start`; returns where the next begins, -1 where the bytes end before it does. */
  private row(start: number, last: boolean): number {
    const { bytes, starts, ends, escaped } = this;
    const size = bytes.length;
    if (start >= size) return -1;
    let position = start;
    for (let column = 0; column < mostColumns; column++) {
      escaped[column] = 0;
      if (bytes[position] === quote) {
        starts[column] = ++position;
        for (;;) {
          while (position < size && bytes[position] !== quote) position++;
          if (position >= size) return -1;
          if (bytes[position + 1] !== quote) break;
          escaped[column] = 1;
          position += 2;
        }
        ends[column] = position++;
      } else {
        starts[column] = position;
        while (position < size && bytes[position] !== comma && bytes[position] !== newline) position++;
        ends[column] = position > start && bytes[position - 1] === carriageReturn ? position - 1 : position;
      }
      if (bytes[position] === carriageReturn) position++;
      // A quote at the end may be the first of two, and the cell go on in the next piece.
      if (position >= size && !last) return -1;
      if (position >= size || bytes[position] === newline) {
        this.length = column + 1;
        this.onRow(this);
        return position + 1;
      }
      if (bytes[position] !== comma) {
        const beginning = bytes.toString('utf8', start, Math.min(size, start + 80));
        throw new Error(`a quote inside of a cell: ${beginning}`);
      }
      position++;
    }
    throw new Error(`more than ${mostColumns} columns`);
  }

  /** For the row that is being given. */
  readonly cell = (column: number): string => {
    if (column >= this.length) return '';
    const text = this.bytes.toString('utf8', this.starts[column], this.ends[column]);
    return this.escaped[column] === 1 ? text.replaceAll('""', '"') : text;
  };
}

const quote = 34;
const comma = 44;
const newline = 10;
const carriageReturn = 13;
