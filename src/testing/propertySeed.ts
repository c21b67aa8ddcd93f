import fc from 'fast-check'

// One seed for every run, so that a build is red because of what it changed and not because of the dice.
// PROPERTY_SEED=random goes looking for what this seed misses; PROPERTY_SEED=<number> runs a finding again.

const { PROPERTY_SEED: asked } = process.env
const DEFAULT_SEED = 20_261_121

if (asked !== 'random') fc.configureGlobal({ seed: asked === undefined ? DEFAULT_SEED : Number(asked) })
