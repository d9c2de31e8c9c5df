let table: Uint32Array | undefined;

/** The checksum that zip archives keep of each file. */
export function crc32(bytes: Uint8Array): number {
	table ??= makeTable();
	let crc = 0xffffffff;
	for (const byte of bytes) crc = (table[(crc ^ byte) & 0xff] as number) ^ (crc >>> 8);
	return (crc ^ 0xffffffff) >>> 0;
}

function makeTable(): Uint32Array {
	return Uint32Array.from({ length: 256 }, (_, n) => {
		let value = n;
		for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
		return value;
	});
}
