// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IPoseidon} from "./IPoseidon.sol";

/// @title Poseidon, the hash that is cheap in a circuit and dear on L1
/// @notice A circuit needs a few hundred constraints for it, and tens of thousands for keccak. Here it is the other way
///         round: keccak is one instruction, and this is hundreds of multiplications modulo a prime.
/// @dev Written by poseidonSource.ts. A state of some elements, the first of them 0 and the others what is hashed, goes
///      through rounds: add a constant to each, raise it to the fifth power, multiply all by a matrix. In the rounds in
///      the middle only the first is raised. There the others stand for the last values of one number, of which each
///      next one is made (partialRounds.ts tells how): fewer products, the same result.
///      Sums of up to five numbers below R are left as they are: 5·R is below 2^256, 6·R is not.
contract Poseidon is IPoseidon {
    uint256 private constant R = 0x30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f0000001;

    error NotReduced(uint256 position, uint256 number);

    /// @inheritdoc IPoseidon
    function hash2(uint256[2] calldata inputs) external pure returns (uint256 hash) {
        for (uint256 i = 0; i < 2; i++) if (inputs[i] >= R) revert NotReduced(i, inputs[i]);
        assembly ("memory-safe") {
            // Calldata is never empty here, so this is R, on the stack. A constant that is used so often the compiler would
            // copy from the end of the code each time, for ten times the gas.
            let r := add(R, iszero(calldatasize()))
            // The constants of all rounds, in order; c goes along them.
            let c := mload(0x40)
            mstore(c, 0xee9a592ba9a9518d05986d656f40c2114c4993c11bb29938d21d47304cd8e6e)
            mstore(add(c, 0x20), 0xf1445235f2148c5986587169fc1bcd887b08d4d00868df5696fff40956e864)
            mstore(add(c, 0x40), 0x8dff3487e8ac99e1f29a058d0fa80b930c728730b7ab36ce879f3890ecf73f5)
            mstore(add(c, 0x60), 0x2f27be690fdaee46c3ce28f7532b13c856c35342c84bda6e20966310fadc01d0)
            mstore(add(c, 0x80), 0x2b2ae1acf68b7b8d2416bebf3d4f6234b763fe04b8043ee48b8327bebca16cf2)
            mstore(add(c, 0xa0), 0x319d062072bef7ecca5eac06f97d4d55952c175ab6b03eae64b44c7dbf11cfa)
            mstore(add(c, 0xc0), 0x28813dcaebaeaa828a376df87af4a63bc8b7bf27ad49c6298ef7b387bf28526d)
            mstore(add(c, 0xe0), 0x2727673b2ccbc903f181bf38e1c1d40d2033865200c352bc150928adddf9cb78)
            mstore(add(c, 0x100), 0x234ec45ca27727c2e74abd2b2a1494cd6efbd43e340587d6b8fb9e31e65cc632)
            mstore(add(c, 0x120), 0x15b52534031ae18f7f862cb2cf7cf760ab10a8150a337b1ccd99ff6e8797d428)
            mstore(add(c, 0x140), 0xdc8fad6d9e4b35f5ed9a3d186b79ce38e0e8a8d1b58b132d701d4eecf68d1f6)
            mstore(add(c, 0x160), 0x1bcd95ffc211fbca600f705fad3fb567ea4eb378f62e1fec97805518a47e4d9c)
            mstore(add(c, 0x180), 0x10520b0ab721cadfe9eff81b016fc34dc76da36c2578937817cb978d069de559)
            mstore(add(c, 0x1a0), 0xa8526e9d9e0da22ce8d94e263a8ed5484d34614da2d768462cdf6dea7989b6b)
            mstore(add(c, 0x1c0), 0x1116fa006c17831ef3dc42d9dbeb7721d6372943d145e1d3572ce1e83d658fa7)
            mstore(add(c, 0x1e0), 0x238ce638b7f429c554db135a56b841dd1fafe5dbe5273eb1209a3d6fe16b702d)
            mstore(add(c, 0x200), 0x185e9e6073fb916566e21fa72193d0f59a108b25eab222004ea72a8ffa97c1)
            mstore(add(c, 0x220), 0x116b402e300eb1750f4df186e918430eb2d7c0b94a317e1793a6a75278312c37)
            mstore(add(c, 0x240), 0x6f7d4fce8d01aa6f063f5833010675fb4411547923229bd250e9f18734785b0)
            mstore(add(c, 0x260), 0xd7009d0dd50d1342d220cb69068ff9a575a903940d403f3973f00ad3a988e61)
            mstore(add(c, 0x280), 0x7bf939ea61266e66e09daa5c95a2d475ea85006fd8202ac451fbdaf4d7713fd)
            mstore(add(c, 0x2a0), 0x2ccd4cd53395c5ef4099c8d032097d33c9bbf102afc350f29d73391e1b2815ae)
            mstore(add(c, 0x2c0), 0x6066582c016122a7f718be9336aab939b32cecba5cadf998c32852fbd3c67eb)
            mstore(add(c, 0x2e0), 0x1da9873ad8b1439b0f089146fa84755247058ba96306472759a5d7570ee96a29)
            mstore(add(c, 0x300), 0x184ee817dfb8eefc50d06c4c63dc247f1a750a5713998c53fdb03f954f63a10e)
            mstore(add(c, 0x320), 0xabaf81fd3cbe5c354e900b5b305051890aa7d5477b6ee964250d18826cdcdd)
            mstore(add(c, 0x340), 0x18dd9e94f0a15f041ab8da038a7c3384799f18da930ccbde5ec154ee29231724)
            mstore(add(c, 0x360), 0x22a9db02cd988f336b6ef109f51485f3280bd3c708702c330d28b6f3f427ecb1)
            mstore(add(c, 0x380), 0x1213c545a1f6533025f8fc5f1e17f97cca1bd2b8c410fbf78079ad2b27b0288e)
            mstore(add(c, 0x3a0), 0x26e9635f4d46f26fba8dff00a1aaf37861f712963723b47054fc6e6c8780d977)
            mstore(add(c, 0x3c0), 0x2dd744e809ecd0e7670257249369e2d8fa22efd5aafb0f2e79d2f8c2559728c4)
            mstore(add(c, 0x3e0), 0xaf00b5af30e88a3da0bbc526cceeff2c5230ee59dfe69236632ce3ea46b1561)
            mstore(add(c, 0x400), 0x393b7620d78da3651fd18b966d0fbac0f187233e4a9b32f47edc8db1b427e1c)
            mstore(add(c, 0x420), 0x78941b8f2fa2025cd8f72fb3af64abde9e52f4dcc331c132e0872ba288cfd54)
            mstore(add(c, 0x440), 0xd0c396d574ccda3d9838a319307b9cb23c6da24708c9dc752b3ac7aa0c01754)
            mstore(add(c, 0x460), 0x2d2d6c06688b5d61a28ac65fe5ceb6fbacaeda447e8c26378e4f1174fd0e7f0b)
            mstore(add(c, 0x480), 0x213cc690d85f0d7b12cede4e87721ccee84a0cf9140f100be64b937e89ee2b75)
            mstore(add(c, 0x4a0), 0x183c7f47bab034a6791607eb5507d2fb77c3bef7e1eb8f9e660ed49d6fa835a4)
            mstore(add(c, 0x4c0), 0x12d38aca7d7f2999acdaa7afa470dbc0d014f994ff8a425dcf5d709b4c5f8891)
            mstore(add(c, 0x4e0), 0x5faa348214268d0b5c54ed0cde8c83a4d79fb15fa94b65a1b01ea1c50757625)
            mstore(add(c, 0x500), 0xe8dd67f884a87588287f3ab55972a7496023a43f8da426ab59bf676425b6d4a)
            mstore(add(c, 0x520), 0x810d122c011c8830f48fdbe9b43231db5f2938aa501e15b0ace836776247e20)
            mstore(add(c, 0x540), 0x127e998cf30f76cc5f9b0e0359285a5df42549d1702a44ba117474f02632c618)
            mstore(add(c, 0x560), 0x3f148ee71169a9f22c37ad1338c285c9dd0113aa82c26dd2fb73e92f22b7a5d)
            mstore(add(c, 0x580), 0x1fcc2a3ecd83418b7c04e83c213d6c53c03448efff4928365287f12883f12f0e)
            mstore(add(c, 0x5a0), 0x1dac70a36e33ebca594a8830eaee643a5fe4edd016cc05119244e5eddb27be90)
            mstore(add(c, 0x5c0), 0x30ec7605dd5869a17ecb0b25596d75efe68ce5c8b4585a2833ec62d0608b202)
            mstore(add(c, 0x5e0), 0xef0a55659c6c606355a3e0c1eb400b83cf39c44544b59f9d7391f1920dbde1b)
            mstore(add(c, 0x600), 0x2ea57e170f7d89c2034bd8fcc3e48ced68cca812b5ac7eeee6f30443f2be21df)
            mstore(add(c, 0x620), 0x387db6cf8e365c34aa496466ac8127813e1fa2bc9c9084bf95214811b31ca45)
            mstore(add(c, 0x640), 0x1c17bcb60cad114daa86b7ab0faf2f9e53b4f1590d72ad49598a1c9f631762b3)
            mstore(add(c, 0x660), 0x1958056f36be3ded17384bb3a059357846f2b30b01f0337c1e1c2b704d3ea0e4)
            mstore(add(c, 0x680), 0x2de99b3e77de42ec6e5975d4477ae96d00b23bf9c6391e595529e0a4021221fb)
            mstore(add(c, 0x6a0), 0x2d2131086c3bc3418dde3237acaabb24b27e9e2cbfd7a9ebf52bd612688b3527)
            mstore(add(c, 0x6c0), 0xae349869aec39bf93f8b2cbd631d4baf910de6d1712142acfa2b82dd7ec01fa)
            mstore(add(c, 0x6e0), 0x209df7f7923cb342ca83896920e95f9f11c4729970172640b000430eca179989)
            mstore(add(c, 0x700), 0x21e79c2d6c42734a9a608dc58c35c137517b1e64a5d5767fdddaa1a12efade88)
            mstore(add(c, 0x720), 0x49c4e33e7ccf5ad5ebd5d0794ade154e86af76537ee5ccfa237a262c4e467ba)
            mstore(add(c, 0x740), 0x1869d4e923fb31e8424a16c269e46ac49254c3d05ff35022a76b98b11f8b8b33)
            mstore(add(c, 0x760), 0x23bf80f538756a283d8f04719a8b6e028ddedeb95e2fa971a1aa002d34539385)
            mstore(add(c, 0x780), 0x26cde2d63e1b586581f632ce4c4fa2efc226bc5cf18d65c5525a8fcc5066fb94)
            mstore(add(c, 0x7a0), 0x14076b33136ec0e1ac549638a4b902ba5d6ebf052a8f14804256e47cf2c2f04b)
            mstore(add(c, 0x7c0), 0x2cd8fb137caa0ed0b658a8fb3b7568185e987910e8aaa40e0db02a734e03c42e)
            mstore(add(c, 0x7e0), 0x24562fc799792e21a0c94cbb88e1a43b297948049cef86c17d04a0298d793b8)
            mstore(add(c, 0x800), 0x270aec6f1b7b1a1a241b2b0b78f713f2aa23a25cbcbe5220eae939775fc7295c)
            mstore(add(c, 0x820), 0x1a093a3014147bf0bac4e3c917c367b95f7955495b87549ecc6ce7f96d7087e6)
            mstore(add(c, 0x840), 0xdcebf0a0455c0d2b7cf2b4a674258af44a114be3a162795ed39938193b79f06)
            mstore(add(c, 0x860), 0x910adbe751bb9038b98054eb027a8b71f83ad86ad8c06255d1c0c8d77a448f8)
            mstore(add(c, 0x880), 0x209a5c2333bdb226479c47dc0e045edb76cb46c3b886f5df3b9796842f174a8f)
            mstore(add(c, 0x8a0), 0x18d1db85bf7812d2cc6e761ce8b778e46a8fb6dec2b640692e39748ee1857cba)
            mstore(add(c, 0x8c0), 0x72c1bbe5b21fad79ea9520d9d76706713b173b7293f9c31eb5e88b77c646292)
            mstore(add(c, 0x8e0), 0x69b898b636f3281d5e49d4e543e4134f3480e62c8a20d4c846db06afaea7a34)
            mstore(add(c, 0x900), 0x1cfb5662e8cf5ac9226a80ee17b36abecb73ab5f87e161927b4349e10e4bdf08)
            mstore(add(c, 0x920), 0xf21177e302a771bbae6d8d1ecb373b62c99af346220ac0129c53f666eb24100)
            mstore(add(c, 0x940), 0x1671522374606992affb0dd7f71b12bec4236aede6290546bcef7e1f515c2320)
            mstore(add(c, 0x960), 0xfa3ec5b9488259c2eb4cf24501bfad9be2ec9e42c5cc8ccd419d2a692cad870)
            mstore(add(c, 0x980), 0x193c0e04e0bd298357cb266c1506080ed36edce85c648cc085e8c57b1ab54bba)
            mstore(add(c, 0x9a0), 0x102adf8ef74735a27e9128306dcbc3c99f6f7291cd406578ce14ea2adaba68f8)
            mstore(add(c, 0x9c0), 0xfe0af7858e49859e2a54d6f1ad945b1316aa24bfbdd23ae40a6d0cb70c3eab1)
            mstore(add(c, 0x9e0), 0x216f6717bbc7dedb08536a2220843f4e2da5f1daa9ebdefde8a5ea7344798d22)
            mstore(add(c, 0xa00), 0x1da55cc900f0d21f4a3e694391918a1b3c23b2ac773c6b3ef88e2e4228325161)
            let s0 := 0
            let s1 := calldataload(inputs)
            let s2 := calldataload(add(inputs, 0x20))
            for { let end := add(c, 0x120) } lt(c, end) { c := add(c, 0x60) } {
                {
                    let x := add(s0, mload(c))
                    let xx := mulmod(x, x, r)
                    s0 := mulmod(mulmod(xx, xx, r), x, r)
                }
                {
                    let x := add(s1, mload(add(c, 0x20)))
                    let xx := mulmod(x, x, r)
                    s1 := mulmod(mulmod(xx, xx, r), x, r)
                }
                {
                    let x := add(s2, mload(add(c, 0x40)))
                    let xx := mulmod(x, x, r)
                    s2 := mulmod(mulmod(xx, xx, r), x, r)
                }
                {
                    let t0 := add(mulmod(s0, 0x109b7f411ba0e4c9b2b70caf5c36a7b194be7c11ad24378bfedb68592ba8118b, r),
                        add(mulmod(s1, 0x16ed41e13bb9c0c66ae119424fddbcbc9314dc9fdbdeea55d6c64543dc4903e0, r),
                        mulmod(s2, 0x2b90bba00fca0589f617e7dcbfe82e0df706ab640ceb247b791a93b74e36736d, r)))
                    let t1 := add(mulmod(s0, 0x2969f27eed31a480b9c36c764379dbca2cc8fdd1415c3dded62940bcde0bd771, r),
                        add(mulmod(s1, 0x2e2419f9ec02ec394c9871c832963dc1b89d743c8c7b964029b2311687b1fe23, r),
                        mulmod(s2, 0x101071f0032379b697315876690f053d148d4e109f5fb065c8aacc55a0f89bfa, r)))
                    let t2 := add(mulmod(s0, 0x143021ec686a3f330d5f9e654638065ce6cd79e28c5b3753326244ee65a1b1a7, r),
                        add(mulmod(s1, 0x176cc029695ad02582a70eff08a6fd99d057e12e58e7d7b6b16cdfabc8ee2911, r),
                        mulmod(s2, 0x19a3fc0a56702bf417ba7fee3802593fa644470307043f7773279cd71d25d5e0, r)))
                    s0 := t0
                    s1 := t1
                    s2 := t2
                }
            }
            // The last round before the middle: then s1, s2, … are the memory, newest first.
            {
                let x := add(s0, mload(c))
                let xx := mulmod(x, x, r)
                s0 := mulmod(mulmod(xx, xx, r), x, r)
            }
            {
                let x := add(s1, mload(add(c, 0x20)))
                let xx := mulmod(x, x, r)
                s1 := mulmod(mulmod(xx, xx, r), x, r)
            }
            {
                let x := add(s2, mload(add(c, 0x40)))
                let xx := mulmod(x, x, r)
                s2 := mulmod(mulmod(xx, xx, r), x, r)
            }
            {
                let t0 := add(mulmod(s0, 0x109b7f411ba0e4c9b2b70caf5c36a7b194be7c11ad24378bfedb68592ba8118b, r),
                    add(mulmod(s1, 0x16ed41e13bb9c0c66ae119424fddbcbc9314dc9fdbdeea55d6c64543dc4903e0, r),
                    mulmod(s2, 0x2b90bba00fca0589f617e7dcbfe82e0df706ab640ceb247b791a93b74e36736d, r)))
                let t1 := add(s0,
                    add(mulmod(s1, 0x234779982e403d4b6d14729d8f8236c7bd9f711c8bf23deb99556ecf727879f8, r),
                    mulmod(s2, 0x19635dce6db8356a6317e48d8aabde8aea881b3b44fb28a6edee8e5f998b70c6, r)))
                let t2 := add(mulmod(s0, 0x00, r),
                    add(mulmod(s1, 0x94a53831956ae4e6003af37d807a63f3b290d33463ca415769f0542547fc37, r),
                    mulmod(s2, 0x1455379c5f03b44f91a360a6db4e813d2724c895cff761fbea5b819db6d9d941, r)))
                s0 := t0
                s1 := t1
                s2 := t2
            }
            c := add(c, 0x60)
            for { let end := add(c, 0x700) } lt(c, end) { c := add(c, 0x20) } {
                {
                    let x := add(s0, mload(c))
                    let xx := mulmod(x, x, r)
                    s0 := mulmod(mulmod(xx, xx, r), x, r)
                }
                {
                    let w := add(s0, add(mulmod(s1, 0x1763c79161417803ac02abffe9173ea436add2f719c6652658f7d859b4d7d402, r),
                        mulmod(s2, 0xd5befe0d730640fcfd1bb7df80262f223d203a893c4cfacc3e8e571053098be, r)))
                    s0 := add(mulmod(w, 0x109b7f411ba0e4c9b2b70caf5c36a7b194be7c11ad24378bfedb68592ba8118b, r),
                        add(mulmod(s1, 0x2f063609b91aaa68a71aca9b9953164c65be0a81c827c233fe5f2f1bf09a29e2, r),
                        mulmod(s2, 0x222384b1af875b9cc33701aeaf21a587f612e66f59d3603b4067e912f65e0e98, r)))
                    s2 := s1
                    s1 := w
                }
            }
            // The last round of the middle: back to the state.
            {
                let x := add(s0, mload(c))
                let xx := mulmod(x, x, r)
                s0 := mulmod(mulmod(xx, xx, r), x, r)
            }
            {
                let t0 := add(mulmod(s0, 0x109b7f411ba0e4c9b2b70caf5c36a7b194be7c11ad24378bfedb68592ba8118b, r),
                    add(mulmod(s1, 0x1e507fb65a14b9c13e94ca2118bbc2b74ff0351d0404d3627a6d4e77316d345, r),
                    mulmod(s2, 0x15cef5282066b9b4dc436eeccaf89bf5b61974f071a315f72baa92e7fdaff4cb, r)))
                let t1 := add(mulmod(s0, 0x2969f27eed31a480b9c36c764379dbca2cc8fdd1415c3dded62940bcde0bd771, r),
                    add(mulmod(s1, 0x202cf557d625c26080eb082862a76757287872b181e89997219e4b7576e24d30, r),
                    mulmod(s2, 0x790a779c773a0e3697d6e85cd0b9a1fc0c321d6e25a51a2bc23e8ef4684bb78, r)))
                let t2 := add(mulmod(s0, 0x143021ec686a3f330d5f9e654638065ce6cd79e28c5b3753326244ee65a1b1a7, r),
                    add(mulmod(s1, 0xe561c3f8bd4f76e76d49e97142d220601fbc5a03d905a4728ea1f95fd8824b2, r),
                    mulmod(s2, 0x2c18e6c0caaa289b670dfde028a1e2b233934cde01e93989be18f7ed47e16939, r)))
                s0 := t0
                s1 := t1
                s2 := t2
            }
            c := add(c, 0x20)
            for { let end := add(c, 0x180) } lt(c, end) { c := add(c, 0x60) } {
                {
                    let x := add(s0, mload(c))
                    let xx := mulmod(x, x, r)
                    s0 := mulmod(mulmod(xx, xx, r), x, r)
                }
                {
                    let x := add(s1, mload(add(c, 0x20)))
                    let xx := mulmod(x, x, r)
                    s1 := mulmod(mulmod(xx, xx, r), x, r)
                }
                {
                    let x := add(s2, mload(add(c, 0x40)))
                    let xx := mulmod(x, x, r)
                    s2 := mulmod(mulmod(xx, xx, r), x, r)
                }
                {
                    let t0 := add(mulmod(s0, 0x109b7f411ba0e4c9b2b70caf5c36a7b194be7c11ad24378bfedb68592ba8118b, r),
                        add(mulmod(s1, 0x16ed41e13bb9c0c66ae119424fddbcbc9314dc9fdbdeea55d6c64543dc4903e0, r),
                        mulmod(s2, 0x2b90bba00fca0589f617e7dcbfe82e0df706ab640ceb247b791a93b74e36736d, r)))
                    let t1 := add(mulmod(s0, 0x2969f27eed31a480b9c36c764379dbca2cc8fdd1415c3dded62940bcde0bd771, r),
                        add(mulmod(s1, 0x2e2419f9ec02ec394c9871c832963dc1b89d743c8c7b964029b2311687b1fe23, r),
                        mulmod(s2, 0x101071f0032379b697315876690f053d148d4e109f5fb065c8aacc55a0f89bfa, r)))
                    let t2 := add(mulmod(s0, 0x143021ec686a3f330d5f9e654638065ce6cd79e28c5b3753326244ee65a1b1a7, r),
                        add(mulmod(s1, 0x176cc029695ad02582a70eff08a6fd99d057e12e58e7d7b6b16cdfabc8ee2911, r),
                        mulmod(s2, 0x19a3fc0a56702bf417ba7fee3802593fa644470307043f7773279cd71d25d5e0, r)))
                    s0 := t0
                    s1 := t1
                    s2 := t2
                }
            }
            hash := mod(s0, r)
        }
    }

    /// @inheritdoc IPoseidon
    function hash3(uint256[3] calldata inputs) external pure returns (uint256 hash) {
        for (uint256 i = 0; i < 3; i++) if (inputs[i] >= R) revert NotReduced(i, inputs[i]);
        assembly ("memory-safe") {
            // Calldata is never empty here, so this is R, on the stack. A constant that is used so often the compiler would
            // copy from the end of the code each time, for ten times the gas.
            let r := add(R, iszero(calldatasize()))
            // The constants of all rounds, in order; c goes along them.
            let c := mload(0x40)
            mstore(c, 0x19b849f69450b06848da1d39bd5e4a4302bb86744edc26238b0878e269ed23e5)
            mstore(add(c, 0x20), 0x265ddfe127dd51bd7239347b758f0a1320eb2cc7450acc1dad47f80c8dcf34d6)
            mstore(add(c, 0x40), 0x199750ec472f1809e0f66a545e1e51624108ac845015c2aa3dfc36bab497d8aa)
            mstore(add(c, 0x60), 0x157ff3fe65ac7208110f06a5f74302b14d743ea25067f0ffd032f787c7f1cdf8)
            mstore(add(c, 0x80), 0x2e49c43c4569dd9c5fd35ac45fca33f10b15c590692f8beefe18f4896ac94902)
            mstore(add(c, 0xa0), 0xe35fb89981890520d4aef2b6d6506c3cb2f0b6973c24fa82731345ffa2d1f1e)
            mstore(add(c, 0xc0), 0x251ad47cb15c4f1105f109ae5e944f1ba9d9e7806d667ffec6fe723002e0b996)
            mstore(add(c, 0xe0), 0x13da07dc64d428369873e97160234641f8beb56fdd05e5f3563fa39d9c22df4e)
            mstore(add(c, 0x100), 0xc009b84e650e6d23dc00c7dccef7483a553939689d350cd46e7b89055fd4738)
            mstore(add(c, 0x120), 0x11f16b1c63a854f01992e3956f42d8b04eb650c6d535eb0203dec74befdca06)
            mstore(add(c, 0x140), 0xed69e5e383a688f209d9a561daa79612f3f78d0467ad45485df07093f367549)
            mstore(add(c, 0x160), 0x4dba94a7b0ce9e221acad41472b6bbe3aec507f5eb3d33f463672264c9f789b)
            mstore(add(c, 0x180), 0xa3f2637d840f3a16eb094271c9d237b6036757d4bb50bf7ce732ff1d4fa28e8)
            mstore(add(c, 0x1a0), 0x259a666f129eea198f8a1c502fdb38fa39b1f075569564b6e54a485d1182323f)
            mstore(add(c, 0x1c0), 0x28bf7459c9b2f4c6d8e7d06a4ee3a47f7745d4271038e5157a32fdf7ede0d6a1)
            mstore(add(c, 0x1e0), 0xa1ca941f057037526ea200f489be8d4c37c85bbcce6a2aeec91bd6941432447)
            mstore(add(c, 0x200), 0xc6f8f958be0e93053d7fd4fc54512855535ed1539f051dcb43a26fd926361cf)
            mstore(add(c, 0x220), 0x2620ffb7054283939d0039e1df8be66a238597446f6446554dc01dc606d243e8)
            mstore(add(c, 0x240), 0x1918338baf6f53cc6edbb1302c48561f6d2cd705ba68dbf992173ed731e76316)
            mstore(add(c, 0x260), 0x682a62b61afb59f5bc3df2e05c4874989004b8a59233f7f09af8a19d2015bba)
            mstore(add(c, 0x280), 0xc8b4b28b258a739ce8fc43bf31901399ec4047ccc322a6fc8f3190ebaf29fca)
            mstore(add(c, 0x2a0), 0x13cd5e6734d35efbcad0fed865624c3815f1fb006f27b4b15cbe9481ffabb428)
            mstore(add(c, 0x2c0), 0x2d671a6092b96a4c41eabee8684f615242d599fbf0912549ee12cfd668ddeb55)
            mstore(add(c, 0x2e0), 0x1f18b46a12125fd17ae50faba6bbd873700fda2b394a3b81ab66a01bf386cf1b)
            mstore(add(c, 0x300), 0x1089984010410b8e122db6504471d6758841a8d48316439d487aa50c864fb3cb)
            mstore(add(c, 0x320), 0x2c88ec19d367c3c3580f68203499cc5a6182611d27a8d7c56cb6a16a20626c05)
            mstore(add(c, 0x340), 0x1ab987820ba5b8fbf3c5213e062f723d02f9b62b9f24ae3bb0a60d8960cb4205)
            mstore(add(c, 0x360), 0xe0cca528aafd8376c29d1c46eee7dc91870fe921d8461aaceb82dd58be44dfb)
            mstore(add(c, 0x380), 0x162f411c623ded1b29fb59c0bef865c76096621d5264a7712dcc9f1a1da1b0e8)
            mstore(add(c, 0x3a0), 0x2afba7e4e4a7509760569e244f5bc1195386bcc59f1c111bee8127a09ea7bad3)
            mstore(add(c, 0x3c0), 0x141a6bf1995aa9734f123b23fda8ed81bd87a33c7129b3c37e3cd1d92e185d)
            mstore(add(c, 0x3e0), 0x19972ee0f14bd2106924669e40624c97033aba00aa63d38617e4c13d3a6f3a9b)
            mstore(add(c, 0x400), 0xae0372903519bf27428d0ec2fd62f360f8a05ab7b29674d48d6bf178c43deba)
            mstore(add(c, 0x420), 0x26a05557d77fb298233a538219bd1fa3a2c8bd82d1fbd9fe7c8aec8ab5ff1ca9)
            mstore(add(c, 0x440), 0x24e11cc7f16f2c3dc2139b9def557d0c0959b9ddc79fc596238858da342d07f8)
            mstore(add(c, 0x460), 0x1f9984ac4406b6c2049e227a3a0080be16fb290ba96b0fe48a09a9a38e57159a)
            mstore(add(c, 0x480), 0x214b44cce576b3ad17100e015a334443d2653b53c21112b55287a181fb1d61f1)
            mstore(add(c, 0x4a0), 0x14d9fd2141ae6e001a8a1f433ee1915172c529b0d88d03ec0a30e0fe3fb8f772)
            mstore(add(c, 0x4c0), 0x18a5dec339c72bfff87df6bc470ec6c840a70ed30f7566a7d6a4fccf5d69734e)
            mstore(add(c, 0x4e0), 0x253e1a54466a03df7dd4185ed7a1116fe68b6889e58d08df2b39b6b5a5cd169a)
            mstore(add(c, 0x500), 0x53df287b83bb930321b3ed8a18a3f765caf985dfcf1479f5225d3a610485ad2)
            mstore(add(c, 0x520), 0x8a30c3bd393c0a41c1f9c898b117c6cb88ff60d09612d83fdd15e098d18dd03)
            mstore(add(c, 0x540), 0x21bf4a5953847544da72116c1381d84e3dc071472f65197d88b6bf71d3575146)
            mstore(add(c, 0x560), 0xec48b08737d17830a72420f33b2a37206cc717642ed264ced3fb0aea0156fc8)
            mstore(add(c, 0x580), 0x27a96e85721d29b9bee7046267d26e2f3544d89cea1c589b931cd3f7b0fa2dca)
            mstore(add(c, 0x5a0), 0x11eb029b3dc117795cab5d98ef46637e025a548937a473d0a2906ef68544e09d)
            mstore(add(c, 0x5c0), 0x1a5b62a16708e3e988528d6558addcf5dc1914d268c1fd8d4d22167d48717168)
            mstore(add(c, 0x5e0), 0x2aec558198288e192be0e9a2667f2f43691e386d1d6f50cd815bdddd16699704)
            mstore(add(c, 0x600), 0x27c383c5576389cf7c7d3cabb0e594bfc88c0e40d8b4c084582e805222a343f9)
            mstore(add(c, 0x620), 0x598ad4b7cd69be53e656618d9ae7d6d35da16fd83d0fd015cf60463790bbd6)
            mstore(add(c, 0x640), 0x231f01a278bbb91952064101d73e8c798a2d3764ee70a5466ad9a10d537e3d00)
            mstore(add(c, 0x660), 0x8cdf5ba46bd58bc78385439c73bab3a00610b9484b2386abb5bedc16a9badad)
            mstore(add(c, 0x680), 0x288645e132ce797ecdf907d4c70dc1e1509af366b80974bdd4a8baaac0c58673)
            mstore(add(c, 0x6a0), 0x24bf62a2c9064a1544eb495510a0ee54b73939c5eb936435d86bca9441444e73)
            mstore(add(c, 0x6c0), 0x5b0d7f549fe91e81590f8d9d7658efa4053b8d3b0a961350d582e8e617bfcbc)
            mstore(add(c, 0x6e0), 0x21a4bf8724bad6f6aed2db84b55b8aba92a357fc2b4c88b77bc105cb320f38ad)
            mstore(add(c, 0x700), 0x11329b1f8532ffdd44f866f4c8256b674b3e35fe3fc254880453960529b298dc)
            mstore(add(c, 0x720), 0x12bf1a2320a87a0e5fd27fb4bdb0f7e73c37d91905d941ea714291d87be271ca)
            mstore(add(c, 0x740), 0x18fd8831e849957236775b7fd2272cb6b3a412ff9d13ada916dd76f1330f91a0)
            mstore(add(c, 0x760), 0x1fcc2f7b5fef0acf6f471fcab040d1447a8610a46dbbfb9e64c71a7524c44e52)
            mstore(add(c, 0x780), 0x120fb520b04c18dfdfbea82b5f224dc9f010f087c5e993c94a9f762e802c3e0b)
            mstore(add(c, 0x7a0), 0x294c6b29bdc3c4f84f0b64fdf677285e035722c5e8d159667ed4780d973f4e4b)
            mstore(add(c, 0x7c0), 0x3982bb48358c9955e8ea1e5110f57e1a302dc3240a6740ae05737b9b96427ae)
            mstore(add(c, 0x7e0), 0x1fed757b01b983354c22d6f7761b50fac2521813b177c5b01c11965f60e453a8)
            mstore(add(c, 0x800), 0x954da6a1ea9f311f70c494030bd2aa6a5f82b1e34b1f285ef3f8282bc712095)
            mstore(add(c, 0x820), 0x10d57356cb7466c5b47eafc87af1fff7b6b47aaeccd88e3544aed48a4eb5ebdb)
            mstore(add(c, 0x840), 0x1eb7a54849270a8eb708253bb397b53791c03bf57a948f7fe8471f6f9f754f09)
            mstore(add(c, 0x860), 0x95869e7453a25e8cee1e78df248305cb9cd3bcfa08c9e1b878bf46e1cf179b2)
            mstore(add(c, 0x880), 0x8f73b54f79e79aa0e61f24a613ea74aa187473f731ab7ea0569a5e6978c43ca)
            mstore(add(c, 0x8a0), 0x241b2f89751eeb6223797927d042164e1221e79543fb23abc5f7a73e8f0d0983)
            mstore(add(c, 0x8c0), 0x21578d8849f852d17a15ec016bc74f3a3291c89055fe92a01db764fb772c9db3)
            mstore(add(c, 0x8e0), 0x1be16804edee366e87869c21a1f56fb1aed3eda0cc5aa513bb23b9d96857d7a7)
            mstore(add(c, 0x900), 0xa62a6b7bab08de4c593a56ab8e79679f66635d7bc9ec1f88185129c1deef275)
            mstore(add(c, 0x920), 0x27280cb430ae20157e4779a79e2bd01d416597bc64db68deb1ce0d4e516a6790)
            mstore(add(c, 0x940), 0xd852b3d6ae0d5db346f7a8e31919df15e8d0bebbf60e71c629e30f38e4a1fe8)
            mstore(add(c, 0x960), 0x1bff7a539e8446b2936e31803303cc6fb936e1044079a3ceb00f8fea7cf90451)
            mstore(add(c, 0x980), 0x2d1bd78fa90e77aa88830cabfef2f8d27d1a512050ba7db0753c8fb863efb387)
            mstore(add(c, 0x9a0), 0x65610c6f4f92491f423d3071eb83539f7c0d49c1387062e630d7fd283dc3394)
            mstore(add(c, 0x9c0), 0x2d933ff19217a5545013b12873452bebcc5f9969033f15ec642fb464bd607368)
            mstore(add(c, 0x9e0), 0x1aa9d3fe4c644910f76b92b3e13b30d500dae5354e79508c3c49c8aa99e0258b)
            mstore(add(c, 0xa00), 0x27ef04869e482b1c748638c59111c6b27095fa773e1aca078cea1f1c8450bdd)
            mstore(add(c, 0xa20), 0x2b7d524c5172cbbb15db4e00668a8c449f67a2605d9ec03802e3fa136ad0b8fb)
            mstore(add(c, 0xa40), 0xc7c382443c6aa787c8718d86747c7f74693ae25b1e55df13f7c3c1dd735db0f)
            mstore(add(c, 0xa60), 0xb4567186bc3f7c62a7b56acf4f76207a1f43c2d30d0fe4a627dcdd9bd79078)
            mstore(add(c, 0xa80), 0x1e41fc29b825454fe6d61737fe08b47fb07fe739e4c1e61d0337490883db4fd5)
            mstore(add(c, 0xaa0), 0x12507cd556b7bbcc72ee6dafc616584421e1af872d8c0e89002ae8d3ba0653b6)
            mstore(add(c, 0xac0), 0x13d437083553006bcef312e5e6f52a5d97eb36617ef36fe4d77d3e97f71cb5db)
            mstore(add(c, 0xae0), 0x163ec73251f85443687222487dda9a65467d90b22f0b38664686077c6a4486d5)
            let s0 := 0
            let s1 := calldataload(inputs)
            let s2 := calldataload(add(inputs, 0x20))
            let s3 := calldataload(add(inputs, 0x40))
            for { let end := add(c, 0x180) } lt(c, end) { c := add(c, 0x80) } {
                {
                    let x := add(s0, mload(c))
                    let xx := mulmod(x, x, r)
                    s0 := mulmod(mulmod(xx, xx, r), x, r)
                }
                {
                    let x := add(s1, mload(add(c, 0x20)))
                    let xx := mulmod(x, x, r)
                    s1 := mulmod(mulmod(xx, xx, r), x, r)
                }
                {
                    let x := add(s2, mload(add(c, 0x40)))
                    let xx := mulmod(x, x, r)
                    s2 := mulmod(mulmod(xx, xx, r), x, r)
                }
                {
                    let x := add(s3, mload(add(c, 0x60)))
                    let xx := mulmod(x, x, r)
                    s3 := mulmod(mulmod(xx, xx, r), x, r)
                }
                {
                    let t0 := add(mulmod(s0, 0x236d13393ef85cc48a351dd786dd7a1de5e39942296127fd87947223ae5108ad, r),
                        add(mulmod(s1, 0x277686494f7644bbc4a9b194e10724eb967f1dc58718e59e3cedc821b2a7ae19, r),
                        add(mulmod(s2, 0x23db68784e3f0cc0b85618826a9b3505129c16479973b0a84a4529e66b09c62, r),
                        mulmod(s3, 0x1d359d245f286c12d50d663bae733f978af08cdbd63017c57b3a75646ff382c1, r))))
                    let t1 := add(mulmod(s0, 0x2a75a171563b807db525be259699ab28fe9bc7fb1f70943ff049bc970e841a0c, r),
                        add(mulmod(s1, 0x83abff5e10051f078e2827d092e1ae808b4dd3e15ccc3706f38ce4157b6770e, r),
                        add(mulmod(s2, 0x1a5ad71bbbecd8a97dc49cfdbae303ad24d5c4741eab8b7568a9ff8253a1eb6f, r),
                        mulmod(s3, 0xd745fd00dd167fb86772133640f02ce945004a7bc2c59e8790f725c5d84f0af, r))))
                    let t2 := add(mulmod(s0, 0x2070679e798782ef592a52ca9cef820d497ad2eecbaa7e42f366b3e521c4ed42, r),
                        add(mulmod(s1, 0x2e18c8570d20bf5df800739a53da75d906ece318cd224ab6b3a2be979e2d7eab, r),
                        add(mulmod(s2, 0xfa86f0f27e4d3dd7f3367ce86f684f1f2e4386d3e5b9f38fa283c6aa723b608, r),
                        mulmod(s3, 0x3f3e6fab791f16628168e4b14dbaeb657035ee3da6b2ca83f0c2491e0b403eb, r))))
                    let t3 := add(mulmod(s0, 0x2f545e578202c9732488540e41f783b68ff0613fd79375f8ba8b3d30958e7677, r),
                        add(mulmod(s1, 0x23810bf82877fc19bff7eefeae3faf4bb8104c32ba4cd701596a15623d01476e, r),
                        add(mulmod(s2, 0x14fcd5eb0be6d5beeafc4944034cf321c068ef930f10be2207ed58d2a34cdd6, r),
                        mulmod(s3, 0xc15fc3a1d5733dd835eae0823e377f8ba4a8b627627cc2bb661c25d20fb52a, r))))
                    s0 := t0
                    s1 := t1
                    s2 := t2
                    s3 := t3
                }
            }
            // The last round before the middle: then s1, s2, … are the memory, newest first.
            {
                let x := add(s0, mload(c))
                let xx := mulmod(x, x, r)
                s0 := mulmod(mulmod(xx, xx, r), x, r)
            }
            {
                let x := add(s1, mload(add(c, 0x20)))
                let xx := mulmod(x, x, r)
                s1 := mulmod(mulmod(xx, xx, r), x, r)
            }
            {
                let x := add(s2, mload(add(c, 0x40)))
                let xx := mulmod(x, x, r)
                s2 := mulmod(mulmod(xx, xx, r), x, r)
            }
            {
                let x := add(s3, mload(add(c, 0x60)))
                let xx := mulmod(x, x, r)
                s3 := mulmod(mulmod(xx, xx, r), x, r)
            }
            {
                let t0 := add(mulmod(s0, 0x236d13393ef85cc48a351dd786dd7a1de5e39942296127fd87947223ae5108ad, r),
                    add(mulmod(s1, 0x277686494f7644bbc4a9b194e10724eb967f1dc58718e59e3cedc821b2a7ae19, r),
                    add(mulmod(s2, 0x23db68784e3f0cc0b85618826a9b3505129c16479973b0a84a4529e66b09c62, r),
                    mulmod(s3, 0x1d359d245f286c12d50d663bae733f978af08cdbd63017c57b3a75646ff382c1, r))))
                let t1 := add(s0,
                    add(mulmod(s1, 0x351b9b6a5f4eefba5ce28776c73dcf4564dd6e47e791b836f7c9f5135a90bf6, r),
                    add(mulmod(s2, 0x2d1d4a633038d46c4d719419d748bfbac46f23790a15a84cef7cb32ce2c0b1ff, r),
                    mulmod(s3, 0x20ea74ed41d04d1121e2df412db7913f7a632f55b04cc2a73d7e0666e4091ee7, r))))
                let t2 := add(mulmod(s0, 0x00, r),
                    add(mulmod(s1, 0x1239b6076de27a9ae5dcc9a7fc2268f7b4252ec4f5051304e5ee53137994a677, r),
                    add(mulmod(s2, 0x299511bada958c95865bbb4e86d69c5ef4910ccd3a8a861513cb4879b575372b, r),
                    mulmod(s3, 0x13c6f78b1959ae9ef9482a5790b930fac7d2d23c74565a44dab3e6f80518379, r))))
                let t3 := add(mulmod(s0, 0x00, r),
                    add(mulmod(s1, 0x2090c9dd1e73fb666f1889703661a24321547b532b6b129989b85fa8be38f451, r),
                    add(mulmod(s2, 0x593bc8df4431d7edf6f42d203901ca8e27f9c56d9faa9a924a7a463e65fe461, r),
                    mulmod(s3, 0x406fa376e91a76cfc20055dd76b25c011d3bbdfaa06472614a5a3179781a36, r))))
                s0 := t0
                s1 := t1
                s2 := t2
                s3 := t3
            }
            c := add(c, 0x80)
            for { let end := add(c, 0x6e0) } lt(c, end) { c := add(c, 0x20) } {
                {
                    let x := add(s0, mload(c))
                    let xx := mulmod(x, x, r)
                    s0 := mulmod(mulmod(xx, xx, r), x, r)
                }
                {
                    let w := add(s0, add(mulmod(s1, 0x18a48ec8aaba990bd04bd52c1262d759873dbe617b8adf6c24c726d1d0e9e240, r),
                        add(mulmod(s2, 0x29107eeef0f7d24e349501def45520461ba2df669259d3cbfc77c95d3904394e, r),
                        mulmod(s3, 0x160199b9b14f6f35b84c5064e483c326db6d02a368fae85eb87c941354718b5, r))))
                    s0 := add(mulmod(w, 0x236d13393ef85cc48a351dd786dd7a1de5e39942296127fd87947223ae5108ad, r),
                        add(mulmod(s1, 0x1a3f4a89bf34640930e7e714a9541dbc0cf22882ca66bc2318fa6a930cf6a9f7, r),
                        add(mulmod(s2, 0x1d84e5ca26510b0d1b5f71c359c3ae1a4cd904f61781a511a3a6a01011043fd2, r),
                        mulmod(s3, 0x1992dded909b3840657defe1d06e8079f5716dfcd089ce7a3823bc40a48b0741, r))))
                    s3 := s2
                    s2 := s1
                    s1 := w
                }
            }
            // The last round of the middle: back to the state.
            {
                let x := add(s0, mload(c))
                let xx := mulmod(x, x, r)
                s0 := mulmod(mulmod(xx, xx, r), x, r)
            }
            {
                let t0 := add(mulmod(s0, 0x236d13393ef85cc48a351dd786dd7a1de5e39942296127fd87947223ae5108ad, r),
                    add(mulmod(s1, 0x2a72c2eb9cc6bd475fc9a3a37b6d76659f7e9b29c53a7e7bd8a53e63656fcb53, r),
                    add(mulmod(s2, 0x140a8cd4ff56ceca5fd8b2b0e681a6c325e0d37f9a2e92c48305567ea10fb254, r),
                    mulmod(s3, 0x25099e0c1669c000294ec9d369bd1129f0f7799d7c8bb9507ebfc7998ab61a67, r))))
                let t1 := add(mulmod(s0, 0x2a75a171563b807db525be259699ab28fe9bc7fb1f70943ff049bc970e841a0c, r),
                    add(mulmod(s1, 0x2ee81ae8b9bc0eb7d4417e09a83dd467ca8dcb6e8f0c8758b9cba555123dac67, r),
                    add(mulmod(s2, 0x2ec4db418708a10219cb7b937d605d477df71f038da15b03ac48ec5e2a2382c8, r),
                    mulmod(s3, 0x562b7396ca96fa955f681459150acc7b0edf6ac6149865c2430f43d8e644142, r))))
                let t2 := add(mulmod(s0, 0x2070679e798782ef592a52ca9cef820d497ad2eecbaa7e42f366b3e521c4ed42, r),
                    add(mulmod(s1, 0x367cb4b603a227e6b02ba57173fe7391e93db6078be2d56ef2e9164b6fd2721, r),
                    add(mulmod(s2, 0xfcf41b206244f7bfc2a5c9556aa04cdf9af61ee04a411c04e2941de187601e1, r),
                    mulmod(s3, 0x1f9e97d93cc50e1933909d849fccdc8c6659770ba602d421e3c79d20a043b774, r))))
                let t3 := add(mulmod(s0, 0x2f545e578202c9732488540e41f783b68ff0613fd79375f8ba8b3d30958e7677, r),
                    add(mulmod(s1, 0x184637a267f328df1bd119191fe0d1158eab799713ea537f01bebfa4fbb640f3, r),
                    add(mulmod(s2, 0x82ed603270dd4aee555dcdff89d0bff7c13e06081bf3ef3dc6fb2dc1e5d5b2c, r),
                    mulmod(s3, 0x1642ed2f00fb3b73b6314a358deb46a77c19939d181b643a06adbbb493c4ed96, r))))
                s0 := t0
                s1 := t1
                s2 := t2
                s3 := t3
            }
            c := add(c, 0x20)
            for { let end := add(c, 0x200) } lt(c, end) { c := add(c, 0x80) } {
                {
                    let x := add(s0, mload(c))
                    let xx := mulmod(x, x, r)
                    s0 := mulmod(mulmod(xx, xx, r), x, r)
                }
                {
                    let x := add(s1, mload(add(c, 0x20)))
                    let xx := mulmod(x, x, r)
                    s1 := mulmod(mulmod(xx, xx, r), x, r)
                }
                {
                    let x := add(s2, mload(add(c, 0x40)))
                    let xx := mulmod(x, x, r)
                    s2 := mulmod(mulmod(xx, xx, r), x, r)
                }
                {
                    let x := add(s3, mload(add(c, 0x60)))
                    let xx := mulmod(x, x, r)
                    s3 := mulmod(mulmod(xx, xx, r), x, r)
                }
                {
                    let t0 := add(mulmod(s0, 0x236d13393ef85cc48a351dd786dd7a1de5e39942296127fd87947223ae5108ad, r),
                        add(mulmod(s1, 0x277686494f7644bbc4a9b194e10724eb967f1dc58718e59e3cedc821b2a7ae19, r),
                        add(mulmod(s2, 0x23db68784e3f0cc0b85618826a9b3505129c16479973b0a84a4529e66b09c62, r),
                        mulmod(s3, 0x1d359d245f286c12d50d663bae733f978af08cdbd63017c57b3a75646ff382c1, r))))
                    let t1 := add(mulmod(s0, 0x2a75a171563b807db525be259699ab28fe9bc7fb1f70943ff049bc970e841a0c, r),
                        add(mulmod(s1, 0x83abff5e10051f078e2827d092e1ae808b4dd3e15ccc3706f38ce4157b6770e, r),
                        add(mulmod(s2, 0x1a5ad71bbbecd8a97dc49cfdbae303ad24d5c4741eab8b7568a9ff8253a1eb6f, r),
                        mulmod(s3, 0xd745fd00dd167fb86772133640f02ce945004a7bc2c59e8790f725c5d84f0af, r))))
                    let t2 := add(mulmod(s0, 0x2070679e798782ef592a52ca9cef820d497ad2eecbaa7e42f366b3e521c4ed42, r),
                        add(mulmod(s1, 0x2e18c8570d20bf5df800739a53da75d906ece318cd224ab6b3a2be979e2d7eab, r),
                        add(mulmod(s2, 0xfa86f0f27e4d3dd7f3367ce86f684f1f2e4386d3e5b9f38fa283c6aa723b608, r),
                        mulmod(s3, 0x3f3e6fab791f16628168e4b14dbaeb657035ee3da6b2ca83f0c2491e0b403eb, r))))
                    let t3 := add(mulmod(s0, 0x2f545e578202c9732488540e41f783b68ff0613fd79375f8ba8b3d30958e7677, r),
                        add(mulmod(s1, 0x23810bf82877fc19bff7eefeae3faf4bb8104c32ba4cd701596a15623d01476e, r),
                        add(mulmod(s2, 0x14fcd5eb0be6d5beeafc4944034cf321c068ef930f10be2207ed58d2a34cdd6, r),
                        mulmod(s3, 0xc15fc3a1d5733dd835eae0823e377f8ba4a8b627627cc2bb661c25d20fb52a, r))))
                    s0 := t0
                    s1 := t1
                    s2 := t2
                    s3 := t3
                }
            }
            hash := mod(s0, r)
        }
    }

    /// @inheritdoc IPoseidon
    function hash4(uint256[4] calldata inputs) external pure returns (uint256 hash) {
        for (uint256 i = 0; i < 4; i++) if (inputs[i] >= R) revert NotReduced(i, inputs[i]);
        assembly ("memory-safe") {
            // Calldata is never empty here, so this is R, on the stack. A constant that is used so often the compiler would
            // copy from the end of the code each time, for ten times the gas.
            let r := add(R, iszero(calldatasize()))
            // The constants of all rounds, in order; c goes along them.
            let c := mload(0x40)
            mstore(c, 0xeb544fee2815dda7f53e29ccac98ed7d889bb4ebd47c3864f3c2bd81a6da891)
            mstore(add(c, 0x20), 0x554d736315b8662f02fdba7dd737fbca197aeb12ea64713ba733f28475128cb)
            mstore(add(c, 0x40), 0x2f83b9df259b2b68bcd748056307c37754907df0c0fb0035f5087c58d5e8c2d4)
            mstore(add(c, 0x60), 0x2ca70e2e8d7f39a12447ac83052451b461f15f8b41a75ef31915208f5aba9683)
            mstore(add(c, 0x80), 0x1cb5f9319be6a45e91b04d7222271c94994196f12ed22c5d4ec719cb83ecfea9)
            mstore(add(c, 0xa0), 0x2eb4f99c69f966ebf8a42192de7ff61621c7bb47b93750c2b9ea08d18446c122)
            mstore(add(c, 0xc0), 0x224a28e5a35385a7c5198169e405d9ea0fc7da8b93ee13b6d5f7d099e299520e)
            mstore(add(c, 0xe0), 0xf7411b465e600eed8afdd6afca49c3036f33ecbd9a0f97823796b993bbd82f7)
            mstore(add(c, 0x100), 0xf9d0d5aad2c9555a2be7150392d8d9819b208ae3370f99a0626f9ff5d90e4e3)
            mstore(add(c, 0x120), 0x1e9a96dc8292bb596f52a59538d329229732b25259cf744b6a12d30702d6fba0)
            mstore(add(c, 0x140), 0x8780514ccd90380887d578c45555e593cfe52eab4b945c6c2cd4d528fb3fe3c)
            mstore(add(c, 0x160), 0x272498fced686c7ac8149fa3f73ef8c2ced64717e3556d5a59f119d629ccb5fc)
            mstore(add(c, 0x180), 0x1ef8f9dd7c93aac4b7cb80930bd06eb45bd350aff585f10e3d0ef8a782ef7df)
            mstore(add(c, 0x1a0), 0x45b9f59b6595e614dc08f222b469b138e886e64bf3c40aa97ea0ae754934d30)
            mstore(add(c, 0x1c0), 0xac1e91c57d9da919fd6f59d2a40ff8ea3e41e24e247a387adf2584295d61c66)
            mstore(add(c, 0x1e0), 0x28a1621a94054b0c7f9a421353cd89d0fd67061aee99979d12e68f04e62d134)
            mstore(add(c, 0x200), 0x26b41802c071ea4c9632647ed059236e50c19c3fb3c96d09d02aae2a0dcd9dbc)
            mstore(add(c, 0x220), 0x2fb5dda8072bb72cbaac2f63e468215e05c9de06758db6a94af34384aedb462b)
            mstore(add(c, 0x240), 0x2212d3a0f5fccaf244ff3547fd823249ad8ab8ba2a18d383dd05c56ee894d850)
            mstore(add(c, 0x260), 0x1b041ad5b2f0684258e4dfaeea09be56a3276fdb19f44c015cd0c7eed465e2e3)
            mstore(add(c, 0x280), 0xa01776bb22f4b6b8eccff33e76fded3144fb7e3ac14e846a91e64afb1500eff)
            mstore(add(c, 0x2a0), 0x9d8db1e10531681407aaf525e01aecfbbb0a20ee68b595a72b78cc72ce6a73e)
            mstore(add(c, 0x2c0), 0x151efb27426ad51d3874abc4ce05faeb67758bb33760c644d8ab001b9941608b)
            mstore(add(c, 0x2e0), 0x2cf5a51438538da9d608292c8a4ba4baf6f356706d9bfad6b96aa9c5ef38faa4)
            mstore(add(c, 0x300), 0x14c074b8d3806789ee1642c41c4aa5ff2eb5e586aaf71676aede09c850cb3bbd)
            mstore(add(c, 0x320), 0x1434eed9fd6ccfb679cae98d38fba1b3b34156948b47e020568dbe0182543960)
            mstore(add(c, 0x340), 0x1a99e9ee433de4876d9cdf34d63216472288e9335e27e61c9f5d11b82e079ec7)
            mstore(add(c, 0x360), 0x1d58137fe94a35e78bd29b738c804f92bface4c6815a8b144ec25941d1ebde74)
            mstore(add(c, 0x380), 0x1bbefcec59b523c3fd35b2e3d323375b5a646afb65a0506f5d1ed45454e66016)
            mstore(add(c, 0x3a0), 0x5323a5b7e5aa659e91b7f75adb0583b3f959e034e0e5a410248b788d2fbf362)
            mstore(add(c, 0x3c0), 0x1e53285d3dbbb3a8d9a6d9791aa68cd402de6536b624c1f794bb7dd92d935dcc)
            mstore(add(c, 0x3e0), 0x7fb892ef8f0ed888c90336b5a0926fb34cb96d7368d288fb477826d651f82f2)
            mstore(add(c, 0x400), 0xb515b464a837b928c030540ccd082861322cd4c56b5c112bb8efa6351402dec)
            mstore(add(c, 0x420), 0x2c6ad0c9cb1810417ed6abcb6a84a60608651a1d9e6f30d323a1a0edea71c902)
            mstore(add(c, 0x440), 0x12873d46d984c662165f19c232f05b381052b7d1f1ace004b4970f142c92c719)
            mstore(add(c, 0x460), 0x3017c866411ce594a6c4f2010a0653340ac2c9c6107b5ab43c9e84a7a68d0a0a)
            mstore(add(c, 0x480), 0x1ab3fc0f89372cee5ddb35a2ede99ca6e8172167c96a656cd72a683e3c4eee17)
            mstore(add(c, 0x4a0), 0x20c3f011236970f8ec88afe462e3138d2eed726499e0c485de20eec8d1697f5b)
            mstore(add(c, 0x4c0), 0x298f303d47f472e0c5d0b410298320827b0a5ad8c66c5e6aa34de95669bbe1b)
            mstore(add(c, 0x4e0), 0x208ac5eeacde932fb4302bc9f244899fe129d25234ab8cd22a836c5e71091424)
            mstore(add(c, 0x500), 0xf2ca813808c8469435d649edb0730ae33c2e86928cd086e4e33efd34950351e)
            mstore(add(c, 0x520), 0x1520c64e5fb5c99a7b68e3e03cdbb90b2f59fe97898bc02cffa9de2e8e1da88c)
            mstore(add(c, 0x540), 0x21a28ccdb1d042ec15fefbb498777aeb719b86be42f2608ec9bf4bc517b3cafc)
            mstore(add(c, 0x560), 0x2cdae0355cdf1070275a3bdd9d7ab980dffdbb615a7ed86cd697c70a22a7cc05)
            mstore(add(c, 0x580), 0x1d27a5e0293d22dcf7aaee1e6a67c3292f65e3480a4d9765c976b6c9be52b685)
            mstore(add(c, 0x5a0), 0x2691be3ee1df97377a701b992d8eef4671272684a513b59d4cd36a09124b4a14)
            mstore(add(c, 0x5c0), 0x146c4fa473f5428073fb5fa8cb65f1ac852c5f4402d185b25b999133056a6c2c)
            mstore(add(c, 0x5e0), 0xf5bdb573e15214433025064b3e17ff482eb98e28f55f2c634781e4de98b550)
            mstore(add(c, 0x600), 0x2a238a6cb670408d1cf3482472eb7721f4f9b982853d7b33418a013e34daa266)
            mstore(add(c, 0x620), 0x3019c8789ac42055c829293cada0a8fb56955dd7559e16c2f1c8e4024dc0ca2e)
            mstore(add(c, 0x640), 0x2303beee75071614370ab3ec96b318a4b2c3ff4218417966ac656533023190df)
            mstore(add(c, 0x660), 0x286aeec5c4030177d3b81814fbb0faa80fbee808e1206c0bded75dcbbb70aa85)
            mstore(add(c, 0x680), 0x1587337ad03036c3b4d82f7cce42b8a7a5b8452e9d098954f29d08cd1f7864f3)
            mstore(add(c, 0x6a0), 0x226c3b55657adacbc72c378cd9802aa4ff94298a6efcdc641a4da4530985ab9f)
            mstore(add(c, 0x6c0), 0x255007cb4495b034ec1fbd8506ec2f26fa3f80ebcf3ec284a0f23147a5735166)
            mstore(add(c, 0x6e0), 0x2d4133c9f09da5700555df45e8c82c87d1f4ec891b53bd0d9ebf21b6cce37e3)
            mstore(add(c, 0x700), 0x109dba8937cbdfd914627fa0bba13a1508528cf4df56b0c07c23b51d09d127f6)
            mstore(add(c, 0x720), 0x147936b3fd03ca1f1ddf9081c23ebad94bdd42c86c1c58316521b42f5482b23f)
            mstore(add(c, 0x740), 0x1c31fbc9febc9ba157526d33fa411ebff9808868831bae843468de84d7e9331a)
            mstore(add(c, 0x760), 0x18ecf5e6a035d1204fe5194b3c38fc00384fadd45acb9eef58b225642b491e05)
            mstore(add(c, 0x780), 0x2fd1e44b644f4a07c9e30bb89885187683c3549e28774ad2ac080dc409be0b4a)
            mstore(add(c, 0x7a0), 0x276339d9ad99aa77f8becf048f4512f96f4cf6948c3815d09ff6f3632eead0e2)
            mstore(add(c, 0x7c0), 0x5ed1ff19f1a54e0d18bee962faab3a8f8f999f358514c7b3c50b1bc8f890a91)
            mstore(add(c, 0x7e0), 0x23f7a8ce33fccf2f75395f46b1b2d6a51f72a62caea8b5aaa1f819db7a230b3c)
            mstore(add(c, 0x800), 0x2767d9e8059193f2ecb8b77e12fe38dbd1430e43672a3b4ee73789c3b67d4233)
            mstore(add(c, 0x820), 0x2805951a06db2531ad19fb97a85cfddc7654f1d663102e45742e4e13728550a4)
            mstore(add(c, 0x840), 0x1edd84a843583eb4753d8670bf0cda7bbd690a54e756b231e040f0da20ba6b3c)
            mstore(add(c, 0x860), 0x21cea290380518eef8f31162cf8624766526c28953fbc248301787c6a9bc082e)
            mstore(add(c, 0x880), 0x41b116370212c62e6c621444681d5b37e8a8cd7027646a7a292d1bb2a8b884d)
            mstore(add(c, 0x8a0), 0x1555fcdcf02d909cf1a95811bcd2c1823f1c24df281b1a16c68e789c6ed53ca)
            mstore(add(c, 0x8c0), 0x1c06657b32ae9acf0a43176a46fc1d6b7a4cc3b66f3de49deb235694a89a93fd)
            mstore(add(c, 0x8e0), 0xd32adb776a343cf9b20a974fdc9e169cefec52aeaa4abcaeee770050b49cb13)
            mstore(add(c, 0x900), 0x18ada57fba9608a3bbac607467d428f35da2d1c2a3055a20563fdffa845e362a)
            mstore(add(c, 0x920), 0xd3eba9b435e6ddd9ffb1e299ca3663cf14fe655f22866b1eef0e47f14fd271f)
            mstore(add(c, 0x940), 0x2d000bc10e747aa5a27a1fb069f6f9680300001ddd7a74b94b86e89917f9259)
            mstore(add(c, 0x960), 0xd64bebe8571c4534fef423cde86c35b755bfb86e3110c6392ca4ed81d10f29b)
            mstore(add(c, 0x980), 0x2dbbf275e85a4d0b6d0c7f95be54cbb86a0630bfc38c230cea833ca469729705)
            mstore(add(c, 0x9a0), 0x260d6aa6f101e27922715e1ea1ab3b5ee9b2dcc2b1934f6233c97f6ce80e9119)
            mstore(add(c, 0x9c0), 0xd049af9615baa1daded16cc5bbdf17064cc6d134e2875c8da730c8875a371bf)
            mstore(add(c, 0x9e0), 0x39e3bcd53336ceb3f3d1fbff42664a6a6c3a69d226e15d1afd921ee80f66cc0)
            mstore(add(c, 0xa00), 0x125063ad821893043ac0a9607db015544523493016296da045a99638ec0d348d)
            mstore(add(c, 0xa20), 0x1374d180cbdf06f3f1bf189d3a79cce15e519b369ee528594dcd87e7dd5d0dde)
            mstore(add(c, 0xa40), 0x2d950d8443ed86b476bbb8274c33e9dfd9e391e4b92d52a4d09b111076a9ea6f)
            mstore(add(c, 0xa60), 0x31ca8713e84a4ff5523f892c05771dde5482834f4d806057bf4204c346efd19)
            mstore(add(c, 0xa80), 0x1c922a706055402e2a7678c0348561bfd11117596de5e53796915f61ef6d347d)
            mstore(add(c, 0xaa0), 0x17c31ea02fbc378320d86ffed6c7ca1583b618c5c1a687818d4087a497d73490)
            mstore(add(c, 0xac0), 0x5b86c4bb8ef318b6a7227e4192d149d3c17a9764ccd660de4d50a77f192a91b)
            mstore(add(c, 0xae0), 0x265bc95df4a4c4876ff70d7ea2fde2c7ab15f4a6ae0d237cd6ce74ba986c7a7b)
            mstore(add(c, 0xb00), 0x24752b47bc6c6bc8d9bbe48f5fef2f6908701739c5f5b4b3d6c886d4715c7929)
            mstore(add(c, 0xb20), 0x14814a1e0f492a4ea0d86e527a96482178d624b98da96ee5e583b9324d974efe)
            mstore(add(c, 0xb40), 0x10def931073b6479bd60577378f29381997c8e041d3cfb3dc7523bca906f00bd)
            mstore(add(c, 0xb60), 0x14f7ae770bf7e95f7f706c0d8ab4ed03fa0b880d28c69d031b4592c98610175f)
            mstore(add(c, 0xb80), 0x1aef50a0cee751b59f926af40e8035d19decc9d428ebe4e775c5cc9dce1ce589)
            mstore(add(c, 0xba0), 0x41935607172f68eba65ca60068dfe3b086c2a2d57d09602951214b57e73cf5a)
            mstore(add(c, 0xbc0), 0x26863e9dd24255d1573bd083959b856c0493fbefe83c819837a151d3bf452cb8)
            mstore(add(c, 0xbe0), 0x2036efb6f9830965eb3d7a068bd087c9f5adf251ba62052c652738e63ff8b3af)
            mstore(add(c, 0xc00), 0xc712a975b74dc9d766b639a029969ca30be4f75a753f854b00fa4f1b4f4ee9b)
            mstore(add(c, 0xc20), 0x8014dab3cd1667e27afc99bfac1e6807afdff6456492ca3375731d387539699)
            mstore(add(c, 0xc40), 0x198d07192db4fac2a82a4a79839d6a2b97c4dd4d37b4e8f3b53009f79b34e6a4)
            mstore(add(c, 0xc60), 0x29eb1de42a3ad381b23b4131426897a32709b29d53bb946dfd15784d1f63e572)
            let s0 := 0
            let s1 := calldataload(inputs)
            let s2 := calldataload(add(inputs, 0x20))
            let s3 := calldataload(add(inputs, 0x40))
            let s4 := calldataload(add(inputs, 0x60))
            for { let end := add(c, 0x1e0) } lt(c, end) { c := add(c, 0xa0) } {
                {
                    let x := addmod(s0, mload(c), r)
                    let xx := mulmod(x, x, r)
                    s0 := mulmod(mulmod(xx, xx, r), x, r)
                }
                {
                    let x := addmod(s1, mload(add(c, 0x20)), r)
                    let xx := mulmod(x, x, r)
                    s1 := mulmod(mulmod(xx, xx, r), x, r)
                }
                {
                    let x := addmod(s2, mload(add(c, 0x40)), r)
                    let xx := mulmod(x, x, r)
                    s2 := mulmod(mulmod(xx, xx, r), x, r)
                }
                {
                    let x := addmod(s3, mload(add(c, 0x60)), r)
                    let xx := mulmod(x, x, r)
                    s3 := mulmod(mulmod(xx, xx, r), x, r)
                }
                {
                    let x := addmod(s4, mload(add(c, 0x80)), r)
                    let xx := mulmod(x, x, r)
                    s4 := mulmod(mulmod(xx, xx, r), x, r)
                }
                {
                    let t0 := add(mulmod(s0, 0x251e7fdf99591080080b0af133b9e4369f22e57ace3cd7f64fc6fdbcf38d7da1, r),
                        add(mulmod(s1, 0x25fb50b65acf4fb047cbd3b1c17d97c7fe26ea9ca238d6e348550486e91c7765, r),
                        add(mulmod(s2, 0x293d617d7da72102355f39ebf62f91b06deb5325f367a4556ea1e31ed5767833, r),
                        add(mulmod(s3, 0x104d0295ab00c85e960111ac25da474366599e575a9b7edf6145f14ba6d3c1c4, r),
                        mulmod(s4, 0xaaa35e2c84baf117dea3e336cd96a39792b3813954fe9bf3ed5b90f2f69c977, r)))))
                    let t1 := add(mulmod(s0, 0x2a70b9f1d4bbccdbc03e17c1d1dcdb02052903dc6609ea6969f661b2eb74c839, r),
                        add(mulmod(s1, 0x281154651c921e746315a9934f1b8a1bba9f92ad8ef4b979115b8e2e991ccd7a, r),
                        add(mulmod(s2, 0x28c2be2f8264f95f0b53c732134efa338ccd8fdb9ee2b45fb86a894f7db36c37, r),
                        add(mulmod(s3, 0x21888041e6febd546d427c890b1883bb9b626d8cb4dc18dcc4ec8fa75e530a13, r),
                        mulmod(s4, 0x14ddb5fada0171db80195b9592d8cf2be810930e3ea4574a350d65e2cbff4941, r)))))
                    let t2 := add(mulmod(s0, 0x2f69a7198e1fbcc7dea43265306a37ed55b91bff652ad69aa4fa8478970d401d, r),
                        add(mulmod(s1, 0x1c1edd62645b73ad931ab80e37bbb267ba312b34140e716d6a3747594d3052, r),
                        add(mulmod(s2, 0x15b98ce93e47bc64ce2f2c96c69663c439c40c603049466fa7f9a4b228bfc32b, r),
                        add(mulmod(s3, 0x12c7e2adfa524e5958f65be2fbac809fcba8458b28e44d9265051de33163cf9c, r),
                        mulmod(s4, 0x2efc2b90d688134849018222e7b8922eaf67ce79816ef468531ec2de53bbd167, r)))))
                    let t3 := add(mulmod(s0, 0xc3f050a6bf5af151981e55e3e1a29a13c3ffa4550bd2514f1afd6c5f721f830, r),
                        add(mulmod(s1, 0xdec54e6dbf75205fa75ba7992bd34f08b2efe2ecd424a73eda7784320a1a36e, r),
                        add(mulmod(s2, 0x1c482a25a729f5df20225815034b196098364a11f4d988fb7cc75cf32d8136fa, r),
                        add(mulmod(s3, 0x2625ce48a7b39a4252732624e4ab94360812ac2fc9a14a5fb8b607ae9fd8514a, r),
                        mulmod(s4, 0x7f017a7ebd56dd086f7cd4fd710c509ed7ef8e300b9a8bb9fb9f28af710251f, r)))))
                    let t4 := add(mulmod(s0, 0x2a20e3a4a0e57d92f97c9d6186c6c3ea7c5e55c20146259be2f78c2ccc2e3595, r),
                        add(mulmod(s1, 0x1049f8210566b51faafb1e9a5d63c0ee701673aed820d9c4403b01feb727a549, r),
                        add(mulmod(s2, 0x2ecac687ef5b4b568002bd9d1b96b4bef357a69e3e86b5561b9299b82d69c8e, r),
                        add(mulmod(s3, 0x2d3a1aea2e6d44466808f88c9ba903d3bdcb6b58ba40441ed4ebcf11bbe1e37b, r),
                        mulmod(s4, 0x14074bb14c982c81c9ad171e4f35fe49b39c4a7a72dbb6d9c98d803bfed65e64, r)))))
                    s0 := t0
                    s1 := t1
                    s2 := t2
                    s3 := t3
                    s4 := t4
                }
            }
            // The last round before the middle: then s1, s2, … are the memory, newest first.
            {
                let x := addmod(s0, mload(c), r)
                let xx := mulmod(x, x, r)
                s0 := mulmod(mulmod(xx, xx, r), x, r)
            }
            {
                let x := addmod(s1, mload(add(c, 0x20)), r)
                let xx := mulmod(x, x, r)
                s1 := mulmod(mulmod(xx, xx, r), x, r)
            }
            {
                let x := addmod(s2, mload(add(c, 0x40)), r)
                let xx := mulmod(x, x, r)
                s2 := mulmod(mulmod(xx, xx, r), x, r)
            }
            {
                let x := addmod(s3, mload(add(c, 0x60)), r)
                let xx := mulmod(x, x, r)
                s3 := mulmod(mulmod(xx, xx, r), x, r)
            }
            {
                let x := addmod(s4, mload(add(c, 0x80)), r)
                let xx := mulmod(x, x, r)
                s4 := mulmod(mulmod(xx, xx, r), x, r)
            }
            {
                let t0 := add(mulmod(s0, 0x251e7fdf99591080080b0af133b9e4369f22e57ace3cd7f64fc6fdbcf38d7da1, r),
                    add(mulmod(s1, 0x25fb50b65acf4fb047cbd3b1c17d97c7fe26ea9ca238d6e348550486e91c7765, r),
                    add(mulmod(s2, 0x293d617d7da72102355f39ebf62f91b06deb5325f367a4556ea1e31ed5767833, r),
                    add(mulmod(s3, 0x104d0295ab00c85e960111ac25da474366599e575a9b7edf6145f14ba6d3c1c4, r),
                    mulmod(s4, 0xaaa35e2c84baf117dea3e336cd96a39792b3813954fe9bf3ed5b90f2f69c977, r)))))
                let t1 := add(s0,
                    add(mulmod(s1, 0x14cad32a99722706924130101b81e7387e5b668ab7cc865870596907c809f40b, r),
                    add(mulmod(s2, 0x104bf806b6256e76adb3bf24ab3051e0ce2a71eba866b5fd37745ba3add284c3, r),
                    add(mulmod(s3, 0x151de513489b8193b37756c069cbfe884b9e6ca9f9ab41cb3a9a78488be8660, r),
                    mulmod(s4, 0x2ee66a6df2fce4b6d9eaaa8bddb4f00dff5ca8c667075d574d56a4c0ff89bc09, r)))))
                let t2 := add(mulmod(s0, 0x00, r),
                    add(mulmod(s1, 0x1c65f97cb0aa97b50a0f05c8dc98e1aba578128bf747e1de84713c4bfbabb5c9, r),
                    add(mulmod(s2, 0x255b28b45d194685a51a9fdb4acb510b10d2a81f6d1441b820b50e1ca5771280, r),
                    add(mulmod(s3, 0x29f4da3ca5800cc0cf2a5368c611e7fdb567f7c65f7b25eebd6ebea65ad48ac2, r),
                    mulmod(s4, 0x286c4e5cc486f4d24bdac5694c76dcf914f6b4b6f7e649073699d800da49b17f, r)))))
                let t3 := add(mulmod(s0, 0x00, r),
                    add(mulmod(s1, 0x2bfa9a266c42267516cc5b236704586aa49f338a19c4cc22b1c64770521014bf, r),
                    add(mulmod(s2, 0x20f762cbb07e99fc692dcc28535b2ef4c371bb19623cdca2c7be1eed5395199a, r),
                    add(mulmod(s3, 0x1ddb1026726116bb4c2ea82fbf610a75e0b3bbff9e98141f137faeea02d4748f, r),
                    mulmod(s4, 0xc2405dd1e9009eb2c69a88892dfe7c395a36f951ce4c1b509e6e92f8218bef4, r)))))
                let t4 := add(mulmod(s0, 0x00, r),
                    add(mulmod(s1, 0x205734495f2e780a158d04080bf451267a4bdbb848ccc9f5b81ae4275a4b8e57, r),
                    add(mulmod(s2, 0xe953b76ff673934e0e3c213f5a5352811e20ed280112e72d5a22b27bdf979a3, r),
                    add(mulmod(s3, 0x136a023dcab878752cfb7e6ae917201c345baa9bf2d746477ac3ceb79c6f7c8a, r),
                    mulmod(s4, 0x184c3d33d2329959de872068184fdf7d6f130befd899181308c6f7d1655aeb7c, r)))))
                s0 := t0
                s1 := t1
                s2 := t2
                s3 := t3
                s4 := t4
            }
            c := add(c, 0xa0)
            for { let end := add(c, 0x760) } lt(c, end) { c := add(c, 0x20) } {
                {
                    let x := addmod(s0, mload(c), r)
                    let xx := mulmod(x, x, r)
                    s0 := mulmod(mulmod(xx, xx, r), x, r)
                }
                {
                    let w := add(s0, add(mulmod(s1, 0x172f5e628cc26149dcc488004690cfa55faac52708481fffb3d4cfa3808b4051, r),
                        add(mulmod(s2, 0x2c01b6282fad3d37bdc72033b4d8da10494ac283ec74d5e63d72dbe06b4037c6, r),
                        add(mulmod(s3, 0x2503f642cfcb5f06e1a18c68efca3c0672ed26edfc7e6e77513ba7a4c660ab53, r),
                        mulmod(s4, 0x218796dd338868e7300732cf5d3925c74c1badd0a32d8b41b96e555ddfe27869, r)))))
                    s0 := add(mulmod(w, 0x251e7fdf99591080080b0af133b9e4369f22e57ace3cd7f64fc6fdbcf38d7da1, r),
                        add(mulmod(s1, 0xd1ecfc6e6ec39c56d953ff80bbbe31b5710aa74969d92b87beaf53de7935be3, r),
                        add(mulmod(s2, 0x207da9637379529f714ecb391b8679e0e706aa377007317ef46da24e8f9124e, r),
                        add(mulmod(s3, 0x14f6ab2c6caef74572f821bb82c4bda12a302be5aeb91ad1562b97b09db427d8, r),
                        mulmod(s4, 0x74019237db9fbc928e4fceaf52b9ffe45ead67eab8e238cb18878e6b20b8a6c, r)))))
                    s4 := s3
                    s3 := s2
                    s2 := s1
                    s1 := w
                }
            }
            // The last round of the middle: back to the state.
            {
                let x := addmod(s0, mload(c), r)
                let xx := mulmod(x, x, r)
                s0 := mulmod(mulmod(xx, xx, r), x, r)
            }
            {
                let t0 := add(mulmod(s0, 0x251e7fdf99591080080b0af133b9e4369f22e57ace3cd7f64fc6fdbcf38d7da1, r),
                    add(mulmod(s1, 0x9fa487e7f5a0583903205ac467176e982991835de3fc7709778150adeff981e, r),
                    add(mulmod(s2, 0x5165212b2b7a3d682b543e7bf8ee28f2052a745f92d8389cce30e45ebb3ba01, r),
                    add(mulmod(s3, 0x13be2e849e96f3e0c545986d020d7162a30d006cde984ac35d80981faeb2c3fa, r),
                    mulmod(s4, 0x1fffe92691906acdf003f576862ef37065eb858c5c3ac5fbbc5dd6443e1ceb9a, r)))))
                let t1 := add(mulmod(s0, 0x2a70b9f1d4bbccdbc03e17c1d1dcdb02052903dc6609ea6969f661b2eb74c839, r),
                    add(mulmod(s1, 0x2d9da1df21f14ce401ff84b99fba07311a9da3cd7efc200695ab55b1233b9043, r),
                    add(mulmod(s2, 0x1d5a725cb7e87a16aa402049191d3ce237b09431b8d165643ecfb5df251c6883, r),
                    add(mulmod(s3, 0x1750881083c5f3fdb48769a5f8b4a87010948a71b660b799d082c1aed5bc4098, r),
                    mulmod(s4, 0x3108140725314736d164c2dfc9f7afa0fc9c8290e6c3e036997a9ea74031ef4, r)))))
                let t2 := add(mulmod(s0, 0x2f69a7198e1fbcc7dea43265306a37ed55b91bff652ad69aa4fa8478970d401d, r),
                    add(mulmod(s1, 0xbb61e50ddc0821f0c03b3bed9476f580a02157b6a69a17f2afb0eff5f1e2a37, r),
                    add(mulmod(s2, 0x2e267d5f2e62a740f578b1bfc4d8e9891f975850a6bf1c98d7625a2bcf539200, r),
                    add(mulmod(s3, 0x2e6ef58f6f34421874bfee66fcf27c613f46c42e9746c5be14ef0b5a9e801ced, r),
                    mulmod(s4, 0x1736434c90ce679a34299cfc6699467b141439f87788b4ab07377a9457ddb3bb, r)))))
                let t3 := add(mulmod(s0, 0xc3f050a6bf5af151981e55e3e1a29a13c3ffa4550bd2514f1afd6c5f721f830, r),
                    add(mulmod(s1, 0x21dc1358f62ff3dc24cfc896fdfbae88b0074323dfc7b36d680edba89c470e4b, r),
                    add(mulmod(s2, 0x274bcb17b8b805ec1f4babe20827a55db3cfd66572db93f654be11ed4bbc252b, r),
                    add(mulmod(s3, 0x2e6a02a61b25d77e6fa33561876a009d591606b735a725e5a1f77f3fea1075b3, r),
                    mulmod(s4, 0x58f5890cf845efc5023d7b9c046bd439083ed4f6b0b84d37582de7516dec411, r)))))
                let t4 := add(mulmod(s0, 0x2a20e3a4a0e57d92f97c9d6186c6c3ea7c5e55c20146259be2f78c2ccc2e3595, r),
                    add(mulmod(s1, 0xdc75868b6f7e6ec9c26221637eb789b9e4c2b892ce81b527c7da05627ec2dc8, r),
                    add(mulmod(s2, 0x145d015f475c880c2207f4770b8f6e43226d458fac3094504771d337719778ac, r),
                    add(mulmod(s3, 0x17fcc58bddb99690aac0207d66c4468317c400aa6ac611ce155152a40f625cba, r),
                    mulmod(s4, 0x1b68c7cf2bec20aca49ab705576f73e4bd9661a6d722fb226daccc406b45c863, r)))))
                s0 := t0
                s1 := t1
                s2 := t2
                s3 := t3
                s4 := t4
            }
            c := add(c, 0x20)
            for { let end := add(c, 0x280) } lt(c, end) { c := add(c, 0xa0) } {
                {
                    let x := addmod(s0, mload(c), r)
                    let xx := mulmod(x, x, r)
                    s0 := mulmod(mulmod(xx, xx, r), x, r)
                }
                {
                    let x := addmod(s1, mload(add(c, 0x20)), r)
                    let xx := mulmod(x, x, r)
                    s1 := mulmod(mulmod(xx, xx, r), x, r)
                }
                {
                    let x := addmod(s2, mload(add(c, 0x40)), r)
                    let xx := mulmod(x, x, r)
                    s2 := mulmod(mulmod(xx, xx, r), x, r)
                }
                {
                    let x := addmod(s3, mload(add(c, 0x60)), r)
                    let xx := mulmod(x, x, r)
                    s3 := mulmod(mulmod(xx, xx, r), x, r)
                }
                {
                    let x := addmod(s4, mload(add(c, 0x80)), r)
                    let xx := mulmod(x, x, r)
                    s4 := mulmod(mulmod(xx, xx, r), x, r)
                }
                {
                    let t0 := add(mulmod(s0, 0x251e7fdf99591080080b0af133b9e4369f22e57ace3cd7f64fc6fdbcf38d7da1, r),
                        add(mulmod(s1, 0x25fb50b65acf4fb047cbd3b1c17d97c7fe26ea9ca238d6e348550486e91c7765, r),
                        add(mulmod(s2, 0x293d617d7da72102355f39ebf62f91b06deb5325f367a4556ea1e31ed5767833, r),
                        add(mulmod(s3, 0x104d0295ab00c85e960111ac25da474366599e575a9b7edf6145f14ba6d3c1c4, r),
                        mulmod(s4, 0xaaa35e2c84baf117dea3e336cd96a39792b3813954fe9bf3ed5b90f2f69c977, r)))))
                    let t1 := add(mulmod(s0, 0x2a70b9f1d4bbccdbc03e17c1d1dcdb02052903dc6609ea6969f661b2eb74c839, r),
                        add(mulmod(s1, 0x281154651c921e746315a9934f1b8a1bba9f92ad8ef4b979115b8e2e991ccd7a, r),
                        add(mulmod(s2, 0x28c2be2f8264f95f0b53c732134efa338ccd8fdb9ee2b45fb86a894f7db36c37, r),
                        add(mulmod(s3, 0x21888041e6febd546d427c890b1883bb9b626d8cb4dc18dcc4ec8fa75e530a13, r),
                        mulmod(s4, 0x14ddb5fada0171db80195b9592d8cf2be810930e3ea4574a350d65e2cbff4941, r)))))
                    let t2 := add(mulmod(s0, 0x2f69a7198e1fbcc7dea43265306a37ed55b91bff652ad69aa4fa8478970d401d, r),
                        add(mulmod(s1, 0x1c1edd62645b73ad931ab80e37bbb267ba312b34140e716d6a3747594d3052, r),
                        add(mulmod(s2, 0x15b98ce93e47bc64ce2f2c96c69663c439c40c603049466fa7f9a4b228bfc32b, r),
                        add(mulmod(s3, 0x12c7e2adfa524e5958f65be2fbac809fcba8458b28e44d9265051de33163cf9c, r),
                        mulmod(s4, 0x2efc2b90d688134849018222e7b8922eaf67ce79816ef468531ec2de53bbd167, r)))))
                    let t3 := add(mulmod(s0, 0xc3f050a6bf5af151981e55e3e1a29a13c3ffa4550bd2514f1afd6c5f721f830, r),
                        add(mulmod(s1, 0xdec54e6dbf75205fa75ba7992bd34f08b2efe2ecd424a73eda7784320a1a36e, r),
                        add(mulmod(s2, 0x1c482a25a729f5df20225815034b196098364a11f4d988fb7cc75cf32d8136fa, r),
                        add(mulmod(s3, 0x2625ce48a7b39a4252732624e4ab94360812ac2fc9a14a5fb8b607ae9fd8514a, r),
                        mulmod(s4, 0x7f017a7ebd56dd086f7cd4fd710c509ed7ef8e300b9a8bb9fb9f28af710251f, r)))))
                    let t4 := add(mulmod(s0, 0x2a20e3a4a0e57d92f97c9d6186c6c3ea7c5e55c20146259be2f78c2ccc2e3595, r),
                        add(mulmod(s1, 0x1049f8210566b51faafb1e9a5d63c0ee701673aed820d9c4403b01feb727a549, r),
                        add(mulmod(s2, 0x2ecac687ef5b4b568002bd9d1b96b4bef357a69e3e86b5561b9299b82d69c8e, r),
                        add(mulmod(s3, 0x2d3a1aea2e6d44466808f88c9ba903d3bdcb6b58ba40441ed4ebcf11bbe1e37b, r),
                        mulmod(s4, 0x14074bb14c982c81c9ad171e4f35fe49b39c4a7a72dbb6d9c98d803bfed65e64, r)))))
                    s0 := t0
                    s1 := t1
                    s2 := t2
                    s3 := t3
                    s4 := t4
                }
            }
            hash := mod(s0, r)
        }
    }
}
