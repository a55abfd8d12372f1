// Decap's Ukrainian words where ours are plainer or truer: what is saved here is not yet on the site.

const OWN = {
  app: { header: { content: "Документи", media: "Спільні файли" } },
  collection: {
    sidebar: { collections: "Розділи" },
    collectionTop: { newButton: "Додати: %{collectionLabel}" },
    entries: { noEntries: "За цей час документів немає" },
  },
  editor: {
    editor: {
      onDeletePublishedEntry: "Вилучити документ? Сторінка зникне із сайту; це можна скасувати в «Останніх збереженнях».",
      onDeleteWithUnsavedChanges: "Вилучити документ разом із незбереженими змінами?",
      confirmLoadBackup: "Минулого разу тут лишилися незбережені зміни. Повернути їх?",
      onLeavePage: "Зміни не збережено. Піти з цієї сторінки?",
    },
    editorToolbar: {
      publishing: "Зберігаю…",
      publish: "Зберегти",
      published: "Збережено",
      publishNow: "Зберегти",
      publishAndCreateNew: "Зберегти й додати новий",
      publishAndDuplicate: "Зберегти й зробити копію",
      duplicate: "Зробити копію",
      deleteEntry: "Вилучити",
      deletePublishedEntry: "Вилучити документ",
      backCollection: "%{collectionLabel}",
      deployButtonLabel: "Відкрити сайт",
    },
  },
  ui: {
    toast: {
      onFailToPersist: "Не збережено: %{details}",
      entrySaved: "Збережено",
      onFailToDelete: "Не вилучено: %{details}",
      onFailToLoadEntries: "Не відкрито: %{details}",
    },
  },
};

function merged(words, own) {
  const found = { ...words };
  for (const [key, value] of Object.entries(own)) {
    found[key] = typeof value === "string" ? value : merged(words?.[key], value);
  }
  return found;
}

window.CMS.registerLocale("uk", merged(window.CMS.getLocale("uk"), OWN));
