/** Letters that look like a–z, which sellers use against filters; those of other kinds fold by Unicode itself. */
export const LOOK_ALIKES = 'аеоорсухіѕјһԁԛԝкмтвнαοινρτυκɡıℓ';
/** What each of them looks like. */
export const LIKE = 'aeoopcyxisjhdqwkmtbhaoivptukgil';
