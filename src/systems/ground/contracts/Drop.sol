// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title A drop: so many numbered things at a fixed price, first come, first served
/// @notice Whoever comes too late is turned away by the contract, not by the chain: their transaction is in a block,
///         it fails there, and it is paid for like any other.
contract Drop {
    string public constant name = "Mezzanine Drop";
    string public constant symbol = "MZD";

    /// @notice What one costs, in wei.
    uint256 public immutable price;
    /// @notice How many there will ever be.
    uint256 public immutable cap;
    /// @notice How many one account may mint.
    uint256 public immutable mostEach;
    /// @notice Who may collect what was paid.
    address payable public immutable creator;

    /// @notice How many there are; they are numbered from one.
    uint256 public minted;

    /// @notice Whose each one is. Zero for one that is not minted yet.
    mapping(uint256 id => address owner) public ownerOf;
    /// @notice How many each account has now.
    mapping(address owner => uint256 count) public balanceOf;
    /// @notice How many each account has minted, whether it still has them or not.
    mapping(address buyer => uint256 count) public mintedBy;

    /// @notice One changed hands. What is minted comes from address zero.
    event Transfer(address indexed from, address indexed to, uint256 indexed id);
    event Collected(uint256 amount);

    error SoldOut(uint256 cap);
    error WrongPrice(uint256 paid, uint256 price);
    error EnoughForOne(address buyer, uint256 mostEach);
    error NotYours(uint256 id, address owner);
    error NoReceiver();
    error NotTheCreator(address caller);
    error NothingToCollect();
    error CannotPay(address creator, uint256 amount);

    constructor(address payable creator_, uint256 price_, uint256 cap_, uint256 mostEach_) {
        creator = creator_;
        price = price_;
        cap = cap_;
        mostEach = mostEach_;
    }

    /// @notice Buy one. Send exactly the price.
    function mint() external payable returns (uint256 id) {
        id = minted + 1;
        if (id > cap) revert SoldOut(cap);
        if (msg.value != price) revert WrongPrice(msg.value, price);
        uint256 before = mintedBy[msg.sender];
        if (before >= mostEach) revert EnoughForOne(msg.sender, mostEach);
        minted = id;
        mintedBy[msg.sender] = before + 1;
        ownerOf[id] = msg.sender;
        balanceOf[msg.sender] += 1;
        emit Transfer(address(0), msg.sender, id);
    }

    /// @notice Give one of yours away.
    /// @param from You: only the owner can move it here. The parameter is there because wallets expect it.
    function transferFrom(address from, address to, uint256 id) external {
        address owner = ownerOf[id];
        if (owner != msg.sender || from != owner) revert NotYours(id, owner);
        if (to == address(0)) revert NoReceiver();
        ownerOf[id] = to;
        balanceOf[from] -= 1;
        balanceOf[to] += 1;
        emit Transfer(from, to, id);
    }

    /// @notice The creator takes all that was paid so far.
    function collect() external {
        if (msg.sender != creator) revert NotTheCreator(msg.sender);
        uint256 amount = address(this).balance;
        if (amount == 0) revert NothingToCollect();
        (bool sent, ) = creator.call{value: amount}("");
        if (!sent) revert CannotPay(creator, amount);
        emit Collected(amount);
    }
}
