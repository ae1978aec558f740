// Preloaded with `node --require`: every attempt to reach another machine fails and is written
// to standard error, so that a test can show that a program works without the network.
"use strict";

const dns = require("node:dns");
const net = require("node:net");

function refuse(what) {
  process.stderr.write(`NETWORK ${what}\n`);
  throw new Error(`no network in tests: ${what}`);
}

net.Socket.prototype.connect = (...args) => refuse(`connect ${JSON.stringify(args[0])}`);
dns.lookup = (host) => refuse(`lookup ${host}`);
