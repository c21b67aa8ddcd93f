// What said no, told for people: the constraint that a witness breaks, and the error of a contract on L1.

/** Renamed where the circuit’s own words are for who builds it. */
const PLAINLY: { readonly [clause: string]: string } = {
  'the signature fits: x': 'the signature fits key and message',
  'the signature fits: y': 'the signature fits key and message',
  'R8 is a point': 'the first half of the signature is a point of the curve',
  'S is below the order': 'the second half of the signature is in its shortest form',
  'the key is a point': 'the key is a point of the curve',
}

/** Parts of a name that say where, not what. */
const isPlace = (part: string): boolean =>
  /^slot \d+$/.test(part) || ['operator', 'payer', 'payee', 'signature', 'published'].includes(part)

const placeInWords = (part: string): string =>
  part.replace(/^slot (\d+)$/, (_, index: string) => `slot ${Number(index) + 1}`)

/** Words and slots are counted from 0 in the circuit, from 1 for people. */
const clauseInWords = (part: string): string =>
  PLAINLY[part] ?? part.replace(/^word (\d+) /, (_, index: string) => `word ${Number(index) + 1} `)

const begun = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`

/**
 * `slot 0 / payer / the balance covers amount and fee / bits make the number` → 'Slot 1, payer: the balance covers amount and
 * fee'. What lies deeper is how the gadget checks it.
 */
export function constraintInWords(name: string): string {
  const parts = name.split(' / ')
  const clauseAt = parts.findIndex((part, index) => !isPlace(part) || index === parts.length - 1)
  const places = parts.slice(0, clauseAt)
  const clause = clauseInWords(parts[clauseAt] ?? name)
  return places.length === 0 ? begun(clause) : `${begun(places.map(placeInWords).join(', '))}: ${clause}`
}

/** By the contracts’ errors: of the rollup, its parents, the verifier, and the opening of blobs. */
const L1_ERRORS: { readonly [error: string]: string } = {
  // The verifier
  EquationFails: 'the pairing equation does not come out even',
  NotOnCurve: 'a point of the proof is not on the curve',
  NotInSubgroup: 'a point of the proof is not in the right group',
  CoordinateNotReduced: 'a coordinate of the proof is too large to be one',
  InputNotReduced: 'a public input is too large to be one',
  WrongProofLength: 'a proof has 256 bytes, and this one has not',
  WrongInputCount: 'there are too many or too few public inputs',
  NotEnoughGas: 'there was not enough gas for the pairings',
  // What is proven
  OtherWords: 'these words are not the ones that were committed',
  OtherBatch: 'this is not the batch that was committed',
  OtherElement: 'the blob holds other words',
  NothingToProve: 'nothing is committed that is not proven',
  WrongWordCount: 'there are too many or too few words',
  WrongOpeningCount: 'there are too many or too few openings of the blob',
  WrongOpeningLength: 'an opening of the blob has the wrong length',
  // Commit, execute, revert
  NotTheOperator: 'only the operator may commit',
  NoSuchMessages: 'so many messages of L1 do not wait',
  NoBlob: 'no blob came with it',
  WrongSignatureCount: 'too few members of the committee have signed, or too many',
  MemberOutOfOrder: 'the members’ signatures are not in order',
  WrongSignature: 'a member has not signed this root',
  NothingToExecute: 'nothing is proven that is not executed',
  NothingToRevert: 'every committed batch is proven',
  NotYet: 'it is too early',
  StandsStill: 'the rollup is frozen',
  // Ways in and out
  NothingWaits: 'no message waits',
  NotExecutedYet: 'a proven batch has to be executed before',
  NotFrozen: 'the rollup is not frozen',
  OtherRoot: 'the path leads to another root',
  AlreadyEscaped: 'the account has escaped already',
  NotADeposit: 'this message is not a deposit',
  WasTaken: 'the deposit was taken by a batch',
  AlreadyReturned: 'the deposit was given back already',
  NothingToTake: 'there is nothing to take out',
  CannotPay: 'the receiver does not take the money',
  NoSuchAccount: 'there is no such account',
  NotTheOwner: 'the account is somebody else’s',
  NothingSent: 'no ether came with it',
  NotWholeGwei: 'the rollup counts in whole gwei',
  NoCommittee: 'this rollup has no committee',
  NoRoom: 'the subtree is full',
  // The pocket rollup
  NoSuchPayment: 'there is no such payment',
}

/** As a clause: 'these words are not the ones that were committed'. An error of another contract keeps its name. */
export function whyL1Refused(error: string): string {
  const name = error.replace(/\(.*$/, '')
  return L1_ERRORS[name] ?? `\`${name}\``
}
