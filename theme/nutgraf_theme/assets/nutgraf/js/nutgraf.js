// What pages gain from a script. All of them work without.

import { playInPlace } from "./embeds.js";
import { chooseInPlace } from "./filter.js";
import { glance } from "./glance.js";
import { showAt } from "./popup.js";
import { tameLabels } from "./search.js";
import { reachTables } from "./tables.js";
import { openTab } from "./tabs.js";
import { offerTimes, readersTime } from "./time.js";
import { offerTools } from "./tools.js";

showAt((element) => element.closest(".md-content a[href]"), glance);
showAt((element) => element.closest(".md-content time[datetime]"), readersTime);
tameLabels();
playInPlace();

function prepare() {
  openTab();
  chooseInPlace();
  offerTimes();
  offerTools();
  reachTables();
}

// Where a site has Material load pages without leaving the one before, Material tells of each.
if (window.document$) window.document$.subscribe(prepare);
else prepare();
