import { encodeDeployData, encodeFunctionData } from 'viem'
import type { Hex } from '../../../kernel/types.ts'
import type { L1View } from '../../../l1/types.ts'
import { shortHash } from '../../../lib/format.ts'
import { isWrong, type Values } from '../../../ui/controls/fields.ts'
import type { ActionForm, FormField } from '../../../ui/exhibit.ts'
import { AMOUNT_ERROR, ethToWei, parseAmount } from '../../../ui/l1/amounts.ts'
import { feeArgs, feeFields, gasLimitForm, l1Forms, personField, WALLET_CHOOSES } from '../../../ui/l1/forms.ts'
import { Guestbook } from '../contracts/generated/Guestbook.ts'
import { Till } from '../contracts/generated/Till.ts'
import { Token } from '../contracts/generated/Token.ts'
import type { GroundView } from '../engine/types.ts'
import { demandForm, hardwareForm, nodesForm } from './limitForms.ts'

// Forms for the ground's own contracts, beside those for the L1 itself.

const TOKEN_DECIMALS = 18
const WHOLE_SUPPLY = 1_000_000n * 10n ** BigInt(TOKEN_DECIMALS)
const BOOK_TITLE = 'Ground floor'
/** Two partners, equal shares, in ten-thousandths. */
const HALF = 5_000

const addressOf = (view: L1View, id: string | undefined): Hex | null =>
  view.people.find((person) => person.id === id)?.address ?? null

type Deployable = 'Token' | 'Guestbook' | 'Till'

function deployData(contract: Deployable, view: L1View): Hex | null {
  switch (contract) {
    case 'Token':
      return encodeDeployData({ abi: Token.abi, bytecode: Token.bytecode, args: [WHOLE_SUPPLY] })
    case 'Guestbook':
      return encodeDeployData({ abi: Guestbook.abi, bytecode: Guestbook.bytecode, args: [BOOK_TITLE] })
    case 'Till': {
      const [ana, ben] = [addressOf(view, 'ana'), addressOf(view, 'ben')]
      if (!ana || !ben) return null
      return encodeDeployData({
        abi: Till.abi,
        bytecode: Till.bytecode,
        args: [
          [ana, ben],
          [HALF, HALF],
        ],
      })
    }
  }
}

const isDeployable = (name: string | undefined): name is Deployable =>
  name === 'Token' || name === 'Guestbook' || name === 'Till'

const deployForm: ActionForm<L1View> = {
  type: 'l1.deploy',
  title: 'Deploy a contract',
  hint: 'Its code becomes an account of its own, with an address, as soon as a block takes it in.',
  by: (values) => values['from'] ?? '',
  fields: (view) => [
    personField(view, 'from', 'From', 'ana'),
    {
      kind: 'choice',
      name: 'contract',
      label: 'Contract',
      options: [
        { value: 'Token', label: 'Token: a million coins for its deployer' },
        { value: 'Guestbook', label: 'Guestbook: lines that nobody can take out' },
        { value: 'Till', label: 'Till: Ana and Ben share what is paid in' },
      ],
      initial: 'Guestbook',
    },
    ...feeFields(WALLET_CHOOSES),
  ],
  toArgs: (values, view) => {
    const contract = values['contract']
    const data = isDeployable(contract) ? deployData(contract, view) : null
    if (!isDeployable(contract) || data === null) return { field: 'contract', error: 'Choose one of the contracts.' }
    const given = feeArgs(values)
    if (isWrong(given)) return given
    return { args: { from: values['from'] ?? '', data, contract, ...given.fees } }
  },
}

/** What can be done with a contract of the ground: one line of the form's list each. */
interface Call {
  readonly id: string
  readonly label: string
  readonly encode: (
    values: Values,
    view: L1View,
  ) => { readonly data: Hex; readonly valueWei?: string } | { readonly field: string; readonly error: string }
}

const CALLS: { readonly [contract in Deployable]: readonly Call[] } = {
  Guestbook: [
    {
      id: 'sign',
      label: 'write a line',
      encode: ({ text = '' }) => ({
        data: encodeFunctionData({ abi: Guestbook.abi, functionName: 'sign', args: [text] }),
      }),
    },
    {
      id: 'close',
      label: 'close the book',
      encode: () => ({ data: encodeFunctionData({ abi: Guestbook.abi, functionName: 'close' }) }),
    },
  ],
  Token: [
    {
      id: 'transfer',
      label: 'send coins',
      encode: ({ amount = '', to }, view) => {
        const coins = parseAmount(amount, TOKEN_DECIMALS)
        const receiver = addressOf(view, to)
        if (coins === null) return { field: 'amount', error: AMOUNT_ERROR }
        if (!receiver) return { field: 'to', error: 'Choose one of the people.' }
        return { data: encodeFunctionData({ abi: Token.abi, functionName: 'transfer', args: [receiver, coins] }) }
      },
    },
  ],
  Till: [
    {
      id: 'pay',
      label: 'pay ether in',
      encode: ({ amount = '', text = '' }) => {
        const wei = ethToWei(amount)
        if (wei === null) return { field: 'amount', error: AMOUNT_ERROR }
        return {
          data: encodeFunctionData({ abi: Till.abi, functionName: 'pay', args: [text] }),
          valueWei: wei.toString(),
        }
      },
    },
    {
      id: 'collect',
      label: 'collect one’s share',
      encode: () => ({ data: encodeFunctionData({ abi: Till.abi, functionName: 'collect' }) }),
    },
  ],
}

/** Every call of every contract that stands: `address call`. */
const callOptions = (view: L1View) =>
  view.contracts.flatMap(({ address, name }) =>
    isDeployable(name ?? undefined)
      ? CALLS[name as Deployable].map((call) => ({
          value: `${address} ${call.id}`,
          label: `${name} ${shortHash(address)}: ${call.label}`,
        }))
      : [],
  )

const callForm: ActionForm<L1View> = {
  type: 'l1.call',
  title: 'Call a contract',
  hint: 'Every node runs its code. Deploy one first; the fields that a call has no use for are left alone.',
  by: (values) => values['from'] ?? '',
  fields: (view): readonly FormField[] => {
    const options = callOptions(view)
    return [
      personField(view, 'from', 'From', 'ana'),
      { kind: 'choice', name: 'call', label: 'What', options, initial: options[0]?.value ?? '' },
      { kind: 'text', name: 'text', label: 'Line or note', initial: 'Ana was here' },
      { kind: 'amount', name: 'amount', label: 'Amount', unit: 'coins or ETH', initial: '1' },
      personField(view, 'to', 'To', 'ben'),
      ...feeFields(WALLET_CHOOSES),
    ]
  },
  toArgs: (values, view) => {
    const [address = '', id = ''] = (values['call'] ?? '').split(' ')
    const name = view.contracts.find((contract) => contract.address === address)?.name ?? undefined
    const call = isDeployable(name) ? CALLS[name].find((each) => each.id === id) : undefined
    if (!call)
      return { field: 'call', error: 'No contract of the ground stands yet. Deploy one and let a block take it in.' }
    const encoded = call.encode(values, view)
    if (isWrong(encoded)) return encoded
    const given = feeArgs(values)
    if (isWrong(given)) return given
    return { args: { from: values['from'] ?? '', to: address, ...encoded, ...given.fees } }
  },
}

const limitForms: readonly ActionForm<GroundView>[] = [
  demandForm,
  gasLimitForm((view) => view.gasLimit),
  nodesForm,
  hardwareForm,
]

const [first, second, ...rest] = l1Forms
export const forms: readonly ActionForm<GroundView>[] = [
  first,
  second,
  ...limitForms,
  deployForm,
  callForm,
  ...rest.filter(({ type }) => limitForms.every((own) => own.type !== type)),
].filter((form) => form !== undefined)
