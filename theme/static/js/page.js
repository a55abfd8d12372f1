/** What every page does beyond HTML. Without this script all of it can still be read and reached. */
import { showAlert } from "./alert.js";
import { offerCopying } from "./copy.js";
import { countDays } from "./deadlines.js";
import { offerChoices } from "./display.js";
import { listenForKeys } from "./keys.js";
import { playOnClick } from "./player.js";
import { offerSearch } from "./search_field.js";

offerChoices(document.querySelector(".display"));
offerCopying();
countDays(new Date());
listenForKeys();
playOnClick();
offerSearch();
showAlert(document.querySelector("[data-alert]"));
