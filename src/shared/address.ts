/**
 * Parses an absolute address.
 * @returns null where it is none. Not by `URL.canParse`: Node 20 and 22 compile calls that are made often so that it
 *   refuses hosts with letters such as ü (https://github.com/AikidoSec/firewall-node/pull/1086).
 */
export function parseAddress(address: string): URL | null {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}
