export const course = {
  title: 'Course',
  lead: 'Each level is a few minutes in the lab: you act, predict, and then see what the engine did.',
  minutes: (p: { n: number }) => `${p.n} min`,
  notStarted: 'not started',
  started: 'started',
  goals: (p: { done: number; of: number }) => `${p.done} of ${p.of} goals reached`,
  done: 'done',
  open: 'Open',
  continue: 'Continue',
  again: 'Open again',
  progressTitle: 'Your progress',
  progressText: 'It is kept in this browser and nowhere else. Take it with you as a file.',
  exportFile: 'Save as a file',
  importFile: 'Add from a file',
  reset: 'Start over',
  resetTitle: 'Start over?',
  resetText: (p: { n: number }) =>
    p.n === 1
      ? 'The record of one level is removed from this browser.'
      : `The records of ${p.n} levels are removed from this browser.`,
  resetSaveFirst: 'Save as a file first',
  resetConfirm: 'Remove them',
  resetDone: 'Your progress was removed.',
  imported: (p: { added: number; kept: number }) =>
    `${p.added} ${p.added === 1 ? 'record' : 'records'} taken over; ${p.kept} that you had were kept as they were.`,
  importUnreadable: (p: { n: number }) => `${p.n} in the file could not be read and were left out.`,
  importFailed: 'This file holds no progress of this lab.',
  importWhy: (p: { reason: string }) => `${p.reason} Your own progress is unchanged.`,
  importTooLarge: 'It is larger than any progress can be.',
  importNotJson: 'It is not JSON.',
  importNotOurs: 'It was not written by this lab.',
  importTooNew: 'It was written by a newer version of this lab.',
  setAside: (p: { n: number }) =>
    p.n === 1
      ? 'One record of your progress could not be read. It was kept aside, and is part of the file you can save.'
      : `${p.n} records of your progress could not be read. They were kept aside, and are part of the file you can save.`,
  storageAway: 'This browser does not let the lab keep your progress. Save it as a file before you leave.',
  nothing: 'Nothing yet.',
}
