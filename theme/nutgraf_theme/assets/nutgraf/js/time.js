// A moment in the reader's own time, where its zone is known.

const MOMENT = /T.*(?:Z|[+-]\d\d:?\d\d)$/;
const AS_WRITTEN = { en: "en-GB" }; // dates as the pages write them: the bare tag has them as one country does
const FORM = {
  day: "numeric",
  month: "long",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  timeZoneName: "short",
};

/** What a card at a time shows; nothing where only the day is known, or no zone. */
export function readersTime(time) {
  const page = time.closest("[data-ng-your-time]");
  if (!page || !MOMENT.test(time.dateTime)) return null;
  const text = new Intl.DateTimeFormat(AS_WRITTEN[page.lang] ?? page.lang, FORM).format(new Date(time.dateTime));
  return { language: page.lang, direction: page.dir, lines: [["figures", page.dataset.ngYourTime], ["line", text]] };
}

/** Let the keyboard reach the times of which there is something to show. */
export function offerTimes() {
  for (const time of document.querySelectorAll("[data-ng-your-time] time[datetime]")) {
    if (MOMENT.test(time.dateTime) && !time.closest("a")) time.tabIndex = 0;
  }
}
