/**
 * A check of 32 bits over bytes of our own: any one wrong byte changes it. It goes over words and not bytes, so that it
 * costs little where many packs are installed.
 */
export function checksum(bytes: Uint8Array): number {
	const whole = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
	const words = new Uint32Array(whole.buffer, whole.byteOffset, whole.length >>> 2);
	// No step gives two numbers the same.
	let sum = whole.length | 0;
	for (let i = 0; i < words.length; i++) sum = (((sum << 5) | (sum >>> 27)) + (words[i] as number)) | 0;
	for (let i = words.length * 4; i < whole.length; i++)
		sum = (((sum << 5) | (sum >>> 27)) + (whole[i] as number)) | 0;
	return sum >>> 0;
}
