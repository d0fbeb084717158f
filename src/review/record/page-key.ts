/** The name of a page in the record: two visits to one page must find one review, whatever link led there. */
import { parseAddress } from '../../shared/address.ts';

/**
 * Parameters that tell a site where a visitor came from, and not what to show: the well-known ones of analytics,
 * mail and advertising programmes, as their own documentation names them.
 */
const TRACKING = new Set(
  (
    'fbclid gclid gclsrc dclid gbraid wbraid msclkid twclid ttclid li_fat_id igshid igsh yclid epik mc_cid mc_eid ' +
    'mkt_tok _hsenc _hsmi hsa_cam hsa_grp hsa_ad hsa_src hsa_net hsa_kw hsa_tgt hsa_mt hsa_ver vero_id oly_anon_id ' +
    'oly_enc_id rb_clickid s_cid srsltid _ga _gl ref_src'
  ).split(' '),
);

const isTracking = (name: string): boolean => name.startsWith('utm_') || TRACKING.has(name);

/**
 * @param address any URL
 * @returns the address without fragment and tracking parameters, the others in their order; the address itself where
 *   it is no URL
 */
export function pageKey(address: string): string {
  const url = parseAddress(address);
  if (!url) return address;
  url.hash = '';
  const kept = [...url.searchParams].filter(([name]) => !isTracking(name.toLowerCase()));
  // Written anew only where something goes: writing changes how the rest is escaped.
  if (kept.length !== [...url.searchParams].length) url.search = new URLSearchParams(kept).toString();
  return url.href;
}
