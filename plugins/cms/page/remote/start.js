import CMS from "./sveltia/npm/index.js";

const config = await (await fetch("config.json")).json();
CMS.init({ config });
