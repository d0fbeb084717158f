/** Entry of detection in a page: the scanner, which is put in after it, finds it there. */
import { createDetectorInSteps } from './detect/detector.ts';
import { lend } from './page/lent.ts';

lend('detector', createDetectorInSteps, () => true); // it asks the extension for nothing
