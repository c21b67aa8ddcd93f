// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title A guestbook
/// @notice Anyone may write a line, and nobody can take one out again. What is written stands in the contract's
///         storage, where every node keeps it, and in an event, which is cheaper and which contracts cannot read.
contract Guestbook {
    /// @dev Author, time and likes share one storage slot of 32 bytes: 20 + 8 + 4.
    struct Entry {
        address author;
        uint64 writtenAt;
        uint32 likes;
        string line;
    }

    /// @notice The longest line in bytes. Every byte is kept by every node, so the book sets a limit.
    uint256 public constant LONGEST_LINE = 280;

    /// @notice Who deployed the book and may close it. Stands in the contract's code, not in its storage.
    address public immutable keeper;

    /// @notice Once closed, the book takes no more lines.
    bool public closed;

    /// @notice When the last line was written, in seconds since 1970. Shares its slot with `closed`.
    uint64 public lastWrittenAt;

    /// @notice What the book is called.
    string public title;

    Entry[] private _entries;

    /// @notice How many lines somebody has written.
    mapping(address author => uint256 count) public linesBy;

    /// @notice Whether somebody likes an entry already.
    mapping(uint256 index => mapping(address reader => bool)) public isLikedBy;

    event Signed(uint256 indexed index, address indexed author, string line);
    event Liked(uint256 indexed index, address indexed reader, uint32 likes);
    event Closed(uint256 entries);

    error BookClosed();
    error EmptyLine();
    error LineTooLong(uint256 length, uint256 longest);
    error NoSuchEntry(uint256 index, uint256 entries);
    error AlreadyLiked(uint256 index, address reader);
    error NotTheKeeper(address caller, address keeper);

    constructor(string memory bookTitle) {
        keeper = msg.sender;
        title = bookTitle;
    }

    /// @notice Write a line.
    /// @return index Where it stands in the book.
    function sign(string calldata line) external returns (uint256 index) {
        if (closed) revert BookClosed();
        uint256 length = bytes(line).length;
        if (length == 0) revert EmptyLine();
        if (length > LONGEST_LINE) revert LineTooLong(length, LONGEST_LINE);

        index = _entries.length;
        _entries.push(Entry({author: msg.sender, writtenAt: uint64(block.timestamp), likes: 0, line: line}));
        lastWrittenAt = uint64(block.timestamp);
        linesBy[msg.sender] += 1;
        emit Signed(index, msg.sender, line);
    }

    /// @notice Like an entry, once.
    function like(uint256 index) external {
        if (index >= _entries.length) revert NoSuchEntry(index, _entries.length);
        if (isLikedBy[index][msg.sender]) revert AlreadyLiked(index, msg.sender);

        isLikedBy[index][msg.sender] = true;
        uint32 likes = _entries[index].likes + 1;
        _entries[index].likes = likes;
        emit Liked(index, msg.sender, likes);
    }

    /// @notice Close the book for good.
    function close() external {
        if (msg.sender != keeper) revert NotTheKeeper(msg.sender, keeper);
        if (closed) revert BookClosed();
        closed = true;
        emit Closed(_entries.length);
    }

    /// @notice How many lines the book holds.
    function size() external view returns (uint256) {
        return _entries.length;
    }

    /// @notice One entry of the book.
    function entryAt(uint256 index) external view returns (Entry memory) {
        if (index >= _entries.length) revert NoSuchEntry(index, _entries.length);
        return _entries[index];
    }
}
