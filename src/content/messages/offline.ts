export const offline = {
  region: 'Versions',
  readyTitle: 'The lab now works without a network',
  readyText: 'All of it is kept on this device.',
  updateTitle: 'A newer version of the lab is here',
  updateText: 'Nothing changes until you say so. Your world comes back where it stands.',
  elsewhereTitle: 'Another tab has updated the lab',
  elsewhereText: 'This one goes on with the version it has. Your world comes back where it stands.',
  updateNow: 'Update now',
  later: 'Later',
  saving: 'Keeping your world …',
  notKeptTitle: 'Your world could not be kept',
  notKeptText:
    'The browser keeps nothing for this page, so nothing was updated. Share the world or save it to a file first.',
  updateAnyway: 'Update without it',
  worldKept: 'So was the world you had open: it comes back where it stood.',
}
