import { cpp, csharp, go, java, javascript, php, python, ruby } from "../../../../language/families.ts";

/** How a language opens files and the like, and what puts that right. */
export interface Opening {
  readonly languages: readonly string[];
  readonly opens: RegExp;
  /** Functions that read or write what is open, and do not close it. */
  readonly uses: RegExp;
  readonly advice: string;
  /** What closes what another function opened than the advice speaks of. */
  readonly closedBy?: Readonly<Record<string, string>>;
}

export const openings: readonly Opening[] = [
  {
    languages: javascript,
    opens: /^(?:fs\.)?openSync$|^(?:fs\.promises|fsp|fsPromises)\.open$/,
    uses: /readSync|writeSync|fstatSync|ftruncateSync|fsyncSync/,
    advice: "Close it in a finally block.",
  },
  {
    languages: python,
    opens:
      /^(?:open|io\.open|codecs\.open|gzip\.open|bz2\.open|lzma\.open|socket\.(?:socket|create_connection|create_server)|shelve\.open|zipfile\.ZipFile|tarfile\.open|tempfile\.(?:NamedTemporaryFile|TemporaryFile)|os\.fdopen|sqlite3\.connect)$/,
    uses: /^(?:json|yaml|pickle|toml|tomllib|plistlib|marshal)\.\w*load\w*$|^(?:json|yaml|pickle|plistlib)\.dump$|^csv\.\w+$|^(?:list|print|next|len|iter|enumerate|sum|map|filter|zip|str)$|\.(?:parse|copyfileobj|readlines)$/,
    advice: "Open it in a “with” statement.",
  },
  {
    languages: java,
    opens:
      /^new (?:java\.io\.)?(?:FileInputStream|FileOutputStream|FileReader|FileWriter|RandomAccessFile|Socket|ServerSocket|DatagramSocket|ZipFile|JarFile)$|^Files\.(?:newInputStream|newOutputStream|newBufferedReader|newBufferedWriter|lines|list|walk)$|^DriverManager\.getConnection$|^(?:File|Socket|ServerSocket|Datagram)Channel\.open$/,
    uses: /^(?:IOUtils|Files|Objects)\.\w+$|println?$/,
    advice: "Open it in a try-with-resources statement.",
  },
  {
    languages: go,
    opens:
      /^os\.(?:Open|OpenFile|Create|CreateTemp)$|^net\.(?:Dial|Listen)\w*$|^tls\.(?:Dial|Listen)$|^(?:gzip\.NewReader|zip\.OpenReader|sql\.Open)$/,
    uses: /^(?:bufio\.New\w+|io\.(?:ReadAll|Copy|ReadFull|WriteString)|ioutil\.ReadAll|json\.New\w+|csv\.New\w+|fmt\.Fprint\w*|fmt\.Fscan\w*|xml\.New\w+|yaml\.New\w+|gob\.New\w+)$/,
    advice: "Defer its Close.",
  },
  {
    languages: cpp,
    opens: /^(?:std\.)?(?:fopen|fdopen|popen|tmpfile|opendir)$|^open$|^socket$/,
    uses: /^(?:std\.)?(?:fread|fwrite|fprintf|fscanf|fgets|fputs|fgetc|fputc|getc|putc|getline|fseek|ftell|rewind|feof|ferror|fflush|fileno|readdir|read|write|lseek|setvbuf|vfprintf|send|recv|connect|bind|listen)$|^(?:if|while)$/,
    advice: "Close it on every way out.",
  },
  {
    languages: csharp,
    opens:
      /^new (?:System\.IO\.)?(?:FileStream|StreamReader|StreamWriter|BinaryReader|BinaryWriter|TcpClient|UdpClient|Socket|SqlConnection|SqlCommand|HttpResponseMessage|MemoryMappedFile|ZipArchive)$|^(?:System\.IO\.)?File\.(?:Open|OpenRead|OpenWrite|OpenText|Create|CreateText|AppendText)$/,
    uses: /WriteLine$|Console\.\w+$|Serialize\w*$/,
    advice: "Declare it with “using”.",
  },
  {
    languages: php,
    opens: /^(?:fopen|opendir|popen|p?fsockopen|stream_socket_(?:client|server)|gzopen|bzopen|tmpfile)$/,
    uses: /^(?:fread|fwrite|fputs|fgets|fgetc|fgetcsv|fputcsv|feof|fseek|ftell|rewind|fstat|flock|fflush|ftruncate|stream_\w+|readdir|is_resource|fscanf|gzread|gzgets|gzwrite|fpassthru)$/,
    advice: "Close it with fclose.",
    closedBy: { opendir: "closedir", popen: "pclose", gzopen: "gzclose", bzopen: "bzclose" },
  },
  {
    languages: ruby,
    opens:
      /^(?:File|IO|Dir|Zip\.File|TCPSocket|TCPServer|UNIXSocket|UNIXServer|UDPSocket|Tempfile)\.(?:open|new|popen)$|^(?:Kernel\.)?open$/,
    uses: /^(?:puts|p|print|JSON\.\w+|YAML\.\w+|CSV\.\w+|Marshal\.load)$/,
    advice: "Pass a block, which closes it.",
  },
];
