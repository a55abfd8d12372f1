// Decap reads this when its bundle loads: it must wait for our configuration.
window.CMS_MANUAL_INIT = true;
