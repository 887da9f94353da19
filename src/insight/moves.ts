/** What instances were called: renames that the code declares, applied to addresses. */
import type { MovedAddress } from '../analyzer/project';

/** As many moves lead from one name to the last: a name that moves to itself over others ends somewhere. */
const longestChain = 20;

/** The address after all moves that apply to it. */
export function movedAddress(address: string, moves: readonly MovedAddress[]): string {
  let current = address;
  for (let round = 0; round < longestChain; round++) {
    const next = moves.map((move) => moveOnce(current, move)).find((moved) => moved !== undefined && moved !== current);
    if (next === undefined) return current;
    current = next;
  }
  return current;
}

/**
 * A move of a resource or module without instance key takes all its instances with it, unless the new name has a key:
 * then only the one without key moves ("Refactoring" of Terraform's documentation).
 */
function moveOnce(address: string, { from, to }: MovedAddress): string | undefined {
  if (!address.startsWith(from)) return undefined;
  const rest = address.slice(from.length);
  if (rest === '' || rest.startsWith('.')) return to + rest;
  return rest.startsWith('[') && !from.endsWith(']') && !to.endsWith(']') ? to + rest : undefined;
}

/** The address without any instance keys: what all instances of a block share. */
export function blockAddress(address: string): string {
  return address.includes('[') ? address.replace(/\[(?:"(?:[^"\\]|\\.)*"|[^\]"]*)\]/g, '') : address;
}
