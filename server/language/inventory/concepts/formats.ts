import { list } from "../list.ts";
import type { Concept } from "./concept.ts";

/** Formats that data is read from and written in. */
export const formatsConcepts: readonly Concept[] = [
  {
    words: list("regular expression, regex, regexp, regexes, regular expressions"),
    calls: list(`
      new RegExp, js:RegExp, re., regex., regexp., Pattern.compile, Pattern.matches, java:.matches,
      java:.replaceAll, java:.replaceFirst, java:.split, Regex., new Regex, Regex.new, preg_match,
      preg_match_all, preg_replace, preg_replace_callback, preg_split, preg_quote, Regexp.new, std.regex,
      std.regex_match, std.regex_search, std.regex_replace, regcomp, regexec, sh:grep, sh:sed, sh:awk,
      sh:egrep, RegexBuilder.new`),
    modules: list("re, regex, regexp, java.util.regex, System.Text.RegularExpressions, regex.h, fancy_regex"),
    names: ["RegExp", "std.regex", "Regex", "Regexp"],
    hints: ["regex", "pattern", "regexp", "match"],
  },
  {
    words: list("json, parse json, json parsing, read json, write json, serialize json"),
    calls: list(`
      JSON., json., simplejson., ujson., orjson., js:.json, py:.json, json.Marshal, json.Unmarshal,
      json.NewDecoder, json.NewEncoder, serde_json., new ObjectMapper, new Gson, new JSONObject,
      JsonSerializer., JsonConvert., JsonDocument.Parse, json_encode, json_decode, .to_json,
      nlohmann.json.parse, json.parse, sh:jq, jsonify, json!`),
    modules: list(`
      json, simplejson, orjson, ujson, encoding/json, serde_json, com.fasterxml.jackson, com.google.gson,
      org.json, System.Text.Json, Newtonsoft.Json, nlohmann/json.hpp, json5, oj`),
    names: ["JSON", "nlohmann.json"],
    hints: ["json", "serial", "pars"],
  },
  {
    words: ["xml", "parse xml", "xml parsing"],
    calls: list(`
      new DOMParser, new XMLSerializer, ET., etree., ElementTree., minidom., xml.Unmarshal, xml.Marshal,
      xml.NewDecoder, DocumentBuilderFactory.newInstance, SAXParserFactory.newInstance, XDocument., new
      XmlDocument, XElement., simplexml_load_string, simplexml_load_file, new DOMDocument, new
      SimpleXMLElement, Nokogiri.XML, REXML.Document.new, xmlParseFile, sh:xmllint, quick_xml.`),
    modules: list(`
      xml2js, fast-xml-parser, xmldom, xml.etree, xml.etree.ElementTree, xml.dom, xml.sax, lxml,
      encoding/xml, javax.xml, org.w3c.dom, System.Xml, System.Xml.Linq, quick_xml, rexml, nokogiri,
      libxml/parser.h, tinyxml2.h, pugixml.hpp`),
    hints: ["xml", "sax", "dom"],
  },
  {
    words: ["yaml", "parse yaml"],
    calls: list("yaml., YAML., jsyaml., serde_yaml., yaml_parse"),
    modules: list(`
      yaml, js-yaml, ruamel.yaml, gopkg.in/yaml.v2, gopkg.in/yaml.v3, serde_yaml, org.yaml.snakeyaml,
      YamlDotNet, yaml-cpp/yaml.h`),
    hints: ["yaml", "yml"],
  },
  {
    words: ["csv", "parse csv", "csv file"],
    calls: list(`
      csv., CSV., pd.read_csv, pandas.read_csv, fgetcsv, fputcsv, str_getcsv, csv.NewReader,
      csv.NewWriter, .to_csv, Papa.parse`),
    modules: list("csv, csv-parse, papaparse, csv-parser, fast-csv, encoding/csv, com.opencsv, CsvHelper"),
    hints: ["csv"],
  },
  {
    words: ["base64", "base64 encoding"],
    calls: list(`
      btoa, atob, base64., base64_encode, base64_decode, Base64., Convert.ToBase64String,
      Convert.FromBase64String, binascii.b2a_base64, sh:base64`),
    modules: ["base64", "encoding/base64", "js-base64", "java.util.Base64"],
    hints: ["base64", "b64"],
  },
  {
    words: ["serialization", "serialized", "serialised", "pickle", "deserialization", "marshalling"],
    calls: list(`
      pickle., cPickle., marshal., joblib.dump, joblib.load, php:serialize, php:unserialize, Marshal., new
      ObjectOutputStream, new ObjectInputStream, new BinaryFormatter, JSON.stringify, JSON.parse,
      json.dumps, json.loads, gob.NewEncoder, gob.NewDecoder, bincode., json.Marshal, json.Unmarshal,
      serde_json., json_encode, json_decode, JsonSerializer.`),
    modules: list(
      "pickle, marshal, shelve, dill, encoding/gob, bincode, serde, java.io.Serializable, protobuf, msgpack",
    ),
    names: ["Serializable"],
    hints: list("serial, marshal, pickle, encode, decode, json, pack"),
  },
  {
    words: ["compression", "compress", "compressed", "gzip", "zip", "compress data"],
    calls: list(`
      zlib., gzip., bz2., lzma., zipfile., tarfile., gzip.NewReader, gzip.NewWriter, new GZIPOutputStream,
      new GZIPInputStream, new ZipOutputStream, new GZipStream, gzcompress, gzuncompress, gzencode, Zlib.,
      GzEncoder.new, compress, sh:gzip, sh:gunzip, sh:zip, sh:unzip, sh:tar, sh:xz, pako.`),
    modules: list(`
      zlib, gzip, bz2, lzma, zipfile, tarfile, compress/gzip, archive/zip, java.util.zip,
      System.IO.Compression, flate2, zip, pako, jszip, archiver, zlib.h`),
    hints: list("zip, compress, deflate, inflate, tar, archive"),
  },
];
