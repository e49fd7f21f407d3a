// Checks a running log with the libraries of others: golang.org/x/mod/sumdb (note, tlog) and transparency-dev/formats.
// Arguments: address of the log, a file with an earlier checkpoint, an index, and the preimage of the leaf there.
package main

import (
	"fmt"
	"io"
	"net/http"
	"os"
	"strconv"
	"strings"

	"github.com/transparency-dev/formats/log"
	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func get(url string) []byte {
	answer, err := http.Get(url)
	must(err)
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		must(fmt.Errorf("%s: %s", url, answer.Status))
	}
	body, err := io.ReadAll(answer.Body)
	must(err)
	return body
}

// tiles reads what the library asks for. C2SP tlog-tiles leaves out the height, which is always 8.
type tiles struct{ base string }

func (t tiles) Height() int { return 8 }
func (t tiles) ReadTiles(wanted []tlog.Tile) ([][]byte, error) {
	data := make([][]byte, len(wanted))
	for i, tile := range wanted {
		data[i] = get(t.base + "/" + strings.Replace(tile.Path(), "tile/8/", "tile/", 1))
	}
	return data, nil
}
func (t tiles) SaveTiles([]tlog.Tile, [][]byte) {}

func open(text []byte, verifier note.Verifier) tlog.Tree {
	checkpoint, _, _, err := log.ParseCheckpoint(text, verifier.Name(), verifier)
	must(err)
	var hash tlog.Hash
	copy(hash[:], checkpoint.Hash)
	return tlog.Tree{N: int64(checkpoint.Size), Hash: hash}
}

func main() {
	base, earlier, preimage := os.Args[1], os.Args[2], os.Args[4]
	index, err := strconv.ParseInt(os.Args[3], 10, 64)
	must(err)
	verifier, err := note.NewVerifier(strings.TrimSpace(string(get(base + "/vkey"))))
	must(err)
	now := open(get(base+"/checkpoint"), verifier)
	kept, err := os.ReadFile(earlier)
	must(err)
	then := open(kept, verifier)

	// The reader checks each tile against the tree before it gives a hash of it.
	reader := tlog.TileHashReader(now, tiles{base})
	inclusion, err := tlog.ProveRecord(now.N, index, reader)
	must(err)
	must(tlog.CheckRecord(inclusion, now.N, now.Hash, index, tlog.RecordHash([]byte(preimage))))
	consistency, err := tlog.ProveTree(now.N, then.N, reader)
	must(err)
	must(tlog.CheckTree(consistency, now.N, now.Hash, then.N, then.Hash))
	fmt.Printf("included at %d, and %d extends %d\n", index, now.N, then.N)
}
