// The visitor's choices of colours, text size, contrast and keys, put on <html> before the first paint:
// therefore a plain script in <head> and not a module. An empty choice leaves the matter to the system.
for (const name of ["theme", "text", "contrast", "slash"]) {
  try {
    const value = localStorage.getItem(name);
    if (value) document.documentElement.dataset[name] = value;
  } catch {
    // Storage may be forbidden; the system's own settings then hold.
  }
}
