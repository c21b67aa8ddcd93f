// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title One of every kind of storage variable
/// @notice For the test of the storage decoder: `fill` puts a known value in each.
contract Shelf {
    enum Mood {
        Calm,
        Merry,
        Cross
    }

    type Steps is uint32;

    struct Point {
        int64 x;
        int64 y;
    }

    struct Drawer {
        Point corner;
        bytes3 code;
        uint16[] pages;
        string label;
    }

    bool public isOpen;
    int8 public floor;
    Mood public mood;
    Steps public steps;
    address public owner;
    Shelf public neighbour;
    bytes32 public digest;
    bytes public blob;
    string public shortText;
    string public longText;
    uint16[5] public fixedNumbers;
    uint128[] public halves;
    Drawer public top;
    Drawer[2] private _drawers;
    uint8[2][] private _grid;
    mapping(string name => uint256) public byName;
    mapping(address owner => Drawer) private _drawersOf;
    mapping(bytes4 tag => mapping(int16 shelf => bool)) public tagged;

    function fill(uint256 seed, bytes4 tag) external {
        isOpen = true;
        floor = -3;
        mood = Mood.Cross;
        steps = Steps.wrap(77);
        owner = msg.sender;
        neighbour = this;
        digest = keccak256("digest");
        blob = hex"00ff80";
        shortText = "1234567890123456789012345678901";
        longText = unicode"A line that is too long for one word, é";
        fixedNumbers = [1, 2, 3, 4, 65535];
        halves.push(1);
        halves.push(type(uint128).max);
        halves.push(uint128(seed));
        _fill(top, "top", 1);
        _fill(_drawers[1], "second", 20);
        _grid.push([7, 8]);
        _grid.push([9, 10]);
        byName["ana"] = seed;
        _fill(_drawersOf[msg.sender], "mine", 2);
        tagged[tag][-5] = true;
    }

    function _fill(Drawer storage drawer, string memory label, uint16 pages) private {
        drawer.corner = Point({x: -1, y: type(int64).max});
        drawer.code = 0x010203;
        for (uint16 i = 0; i < pages; i++) drawer.pages.push(i + 1);
        drawer.label = label;
    }
}
