/** Lines and cells of the text of a rate table. */

const CARRIAGE_RETURN = 13;

/** How many lines begin between `from`, itself the beginning of one, and `position`. */
export function lineNumber(text: string, position: number, from = 0): number {
  let lines = 0;
  for (let start = nextLine(text, from); start <= position; start = nextLine(text, start)) {
    lines++;
    if (start >= text.length) break;
  }
  return lines;
}

export function nextLine(text: string, start: number): number {
  const newline = text.indexOf('\n', start);
  return newline < 0 ? text.length : newline + 1;
}

export function lineAt(text: string, start: number): string {
  const newline = text.indexOf('\n', start);
  const end = newline < 0 ? text.length : newline;
  return text.slice(start, end > start && text.charCodeAt(end - 1) === CARRIAGE_RETURN ? end - 1 : end);
}

export function joinKey(values: readonly string[]): string {
  const plain = values.join(',');
  if (!plain.includes('"') && values.every((value) => !value.includes(','))) return plain;
  return values.map((value) => (/[",]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)).join(',');
}

export function splitCells(line: string): string[] {
  if (!line.includes('"')) return line.split(',');
  const cells: string[] = [];
  for (let position = 0; position <= line.length; ) {
    if (line[position] === '"') {
      let value = '';
      position++;
      while (position < line.length) {
        if (line[position] !== '"') value += line[position++];
        else if (line[position + 1] === '"') {
          value += '"';
          position += 2;
        } else break;
      }
      cells.push(value);
      const comma = line.indexOf(',', position);
      position = comma < 0 ? line.length + 1 : comma + 1;
    } else {
      const comma = line.indexOf(',', position);
      cells.push(line.slice(position, comma < 0 ? line.length : comma));
      position = comma < 0 ? line.length + 1 : comma + 1;
    }
  }
  return cells;
}
