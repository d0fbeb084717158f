/** Entry of the review panel: a side panel, a sidebar, or a tab of its own. */
import { startReviewPanel } from './review/panel/review-panel.ts';
import { fillPage } from './shared/interface/page-texts.ts';

fillPage(document);
void startReviewPanel(document);
