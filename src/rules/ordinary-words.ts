/** Ordinary English words, as far as the gate must tell ours from them. */

const listOf = (words: string): string[] => words.split(/\s+/);

/** Words that stand on every page: where a phrase has others, these say nothing of it. */
export const POOR: ReadonlySet<string> = new Set(
  listOf(`
    am c being was were a about above across ai all an and any around as at away baby back be been below belt between big both but by
    cold core cut day do does done down each eight few five for four from get getting go goe going gone got handle
    has have her his how i in inside into is it its just kiss lady les less little look looking loose lot love
    lower man me men mom more much mum my near new no not of off on one or our out outer over own pack part point
    problem right say second set she side six so some spare special specific certain particular stuff such ten than
    that the their them there these thi this those three to too top tone toning trouble training treatment two
    under up upper very wave way week what when whole will with woman year you your become became becoming
    turn turned made make lost water extra free gas stone line size reduction local double visible
    killer central half region regional round build section body`),
);

/** Words that begin as some of ours do. */
export const ALIKE: readonly string[] = listOf(`
    anniversary back bellissima bitter bodied boot bottle break burned bust button camera centered central cheer
    chess chick china chip circumstance comedy comic constitute content cotton covered crush cutting definite
    deposited destroyed destructive dimensional disappear double downstair dresse dropped eliminating exact
    excessive external faced facing fight firmly fleshy forest gotta grand great hang hardy hour incident inferior
    killed local losse massive measure midst minimum multipart muscular narrative obliged organic overhead parent
    pari reduce remove rolled saddle score sculptor shopping should shrub sized skin sleep softly spotted spreading
    steep stream submit surround take tape target teen terminal thereby thick think thirty throw tightly tired
    tonight trap trick trip trunk turkish under voluntary wash white`);
