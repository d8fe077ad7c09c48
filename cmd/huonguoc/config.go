package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/user"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/spf13/pflag"
	"github.com/spf13/viper"
)

// The keys of the configuration; each is a flag, an environment variable HUONGUOC_… and a key of the file.
const (
	keyHome    = "home"
	keyLang    = "lang"
	keyWorkers = "workers"
	keyQuiet   = "quiet"
	keyNoColor = "no-color"
	keyPack    = "pack"
	keyOCR     = "ocr"
	keyActor   = "actor"
)

// The values of keyOCR: pictures of text are recognised when the program for it is here, or never.
const (
	ocrAuto = "auto"
	ocrOff  = "off"
)

func configKeys() []string {
	general := []string{keyHome, keyLang, keyWorkers, keyQuiet, keyNoColor, keyPack, keyOCR, keyActor}
	return slices.Concat(general, definitionKeys(), openIDKeys())
}

const envPrefix = "HUONGUOC"

// config joins flags, environment, file and defaults, in this order of weight.
type config struct {
	viper *viper.Viper
	flags *pflag.FlagSet
	file  string // the file that was read, empty for none
}

// newConfig reads environment and file, and those flags that decide how the commands are built. The commands read
// the same flags again and complain about the others.
func newConfig(args []string) (*config, error) {
	c := &config{viper: viper.New(), flags: pflag.NewFlagSet("huonguoc", pflag.ContinueOnError)}
	c.flags.ParseErrorsAllowlist.UnknownFlags = true
	c.flags.SetOutput(io.Discard)
	file := c.flags.String("config", "", "")
	defineFlags(c.flags, func(id string) string { return id })
	defineDefinition(c.flags, func(id string, _ ...any) string { return id })
	defineOpenID(c.flags, func(id string, _ ...any) string { return id })
	c.flags.BoolP("help", "h", false, "")
	if err := c.flags.Parse(args); err != nil {
		return nil, err
	}
	c.viper.SetEnvPrefix(envPrefix)
	c.viper.SetEnvKeyReplacer(strings.NewReplacer("-", "_"))
	for _, key := range configKeys() {
		if err := errors.Join(c.viper.BindEnv(key), c.viper.BindPFlag(key, c.flags.Lookup(key))); err != nil {
			return nil, fmt.Errorf("bind the setting %s: %w", key, err)
		}
	}
	return c, c.readFile(*file)
}

// defineFlags defines the flags of the configuration with the text that say gives for their ids.
func defineFlags(flags *pflag.FlagSet, say func(string) string) {
	flags.String(keyHome, defaultHome(), say("flag.home"))
	flags.String(keyLang, "vi", say("flag.lang"))
	flags.Int(keyWorkers, runtime.NumCPU(), say("flag.workers"))
	flags.Bool(keyQuiet, false, say("flag.quiet"))
	flags.Bool(keyNoColor, false, say("flag.no-color"))
	flags.String(keyPack, "", say("flag.pack"))
	flags.String(keyOCR, ocrAuto, say("flag.ocr"))
	flags.String(keyActor, defaultActor(), say("flag.actor"))
}

// readFile reads the file that was named, or the one in its usual place if it is there.
func (c *config) readFile(named string) error {
	path := named
	if path == "" {
		folder, err := os.UserConfigDir()
		if err != nil {
			return nil //nolint:nilerr // a system without such a folder has no file in it
		}
		path = filepath.Join(folder, "huonguoc", "config.yaml")
	}
	c.viper.SetConfigFile(path)
	c.viper.SetConfigType("yaml")
	err := c.viper.ReadInConfig()
	switch {
	case err == nil:
		c.file = path
		return nil
	case named == "" && errors.Is(err, fs.ErrNotExist):
		return nil
	default:
		return fmt.Errorf("read the configuration %s: %w", path, err)
	}
}

// defaultHome is a folder that an officer finds again: "huonguoc" in the user's own folder.
func defaultHome() string {
	user, err := os.UserHomeDir()
	if err != nil {
		return "huonguoc-home"
	}
	return filepath.Join(user, "huonguoc")
}

// defaultActor is who is logged in, as the system names the person, or else the account.
func defaultActor() string {
	who, err := user.Current()
	if err != nil {
		return ""
	}
	return cmp.Or(strings.TrimSpace(who.Name), who.Username)
}

func (c *config) home() string   { return c.viper.GetString(keyHome) }
func (c *config) lang() string   { return c.viper.GetString(keyLang) }
func (c *config) workers() int   { return c.viper.GetInt(keyWorkers) }
func (c *config) quiet() bool    { return c.viper.GetBool(keyQuiet) }
func (c *config) noColor() bool  { return c.viper.GetBool(keyNoColor) }
func (c *config) pack() string   { return c.viper.GetString(keyPack) }
func (c *config) ocr() string    { return c.viper.GetString(keyOCR) }
func (c *config) issuer() string { return c.viper.GetString(keyOpenIDIssuer) }
func (c *config) actor() string  { return strings.TrimSpace(c.viper.GetString(keyActor)) }

// value is the value of a key; YAML takes a day for a moment.
func (c *config) value(key string) any {
	value := c.viper.Get(key)
	if t, ok := value.(time.Time); ok {
		return t.Format(time.DateOnly)
	}
	return value
}

// origin tells where the value of a key comes from: "flag", "env", "file" or "default", and its name there.
func (c *config) origin(key string) (kind, name string) {
	env := envPrefix + "_" + strings.ToUpper(strings.ReplaceAll(key, "-", "_"))
	switch {
	case c.flags.Changed(key):
		return "flag", "--" + key
	case os.Getenv(env) != "":
		return "env", env
	case c.viper.InConfig(key):
		return "file", c.file
	default:
		return "default", ""
	}
}
