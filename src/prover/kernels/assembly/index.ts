// What the loader (src/prover/kernels/kernels.ts) calls.

export { msm as msmG1 } from './g1/msm'
export { addEach as addG1, multiples as multiplesG1, negateEach as negateG1, scale as scaleG1 } from './g1/multiples'
export { areOnCurve as areOnCurveG1 } from './g1/points'
export { msm as msmG2 } from './g2/msm'
export {
  addEach as addG2,
  areInSubgroup as areInSubgroupG2,
  multiples as multiplesG2,
  negateEach as negateG2,
  scale as scaleG2,
} from './g2/multiples'
export { areOnCurve as areOnCurveG2 } from './g2/points'
export { lagrangeAt, multiplyEach, multiplyRows, powersOf, readSingles, subtractEach } from './lists'
export { allocate, release, reset } from './memory'
export { shiftDomain, transform } from './ntt'
