// What the course index and the first page know of the levels before the exhibit's chunk is loaded: no imports here.
// A test holds it to the levels themselves.

export const levels = [
  {
    id: 'send-a-payment',
    title: 'Send a payment',
    minutes: 8,
    summary: 'From a signature to a payment that nobody can take back, with a block that is lost on the way.',
  },
] as const
