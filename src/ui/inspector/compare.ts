/** What is selected while two moments are compared: no object of any system. Apart, so that the page knows it early. */
export const COMPARE = 'compare'
