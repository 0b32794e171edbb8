import { list } from "../list.ts";
import type { Concept } from "./concept.ts";

/** What reaches over the network. */
export const networkConcepts: readonly Concept[] = [
  {
    words: list(`
      network, network request, network call, network access, http, http request, http call, http client,
      internet, web request, api call, remote call, make network request, make http request, access
      network, access internet, talk to network, send request, call api, fetch data, remote server,
      external service, download, ajax, networking`),
    calls: list(`
      js:fetch, new XMLHttpRequest, axios, axios., got, ky., superagent., http.get, http.request,
      https.get, https.request, $.ajax, $.get, $.post, $.getJSON, jQuery.ajax, navigator.sendBeacon, new
      WebSocket, new EventSource, requests., urllib.request., urlopen, httpx., aiohttp., urllib3.,
      http.client., http.Get, http.Post, http.PostForm, http.NewRequest, http.NewRequestWithContext,
      http.ListenAndServe, net.Dial, net.Listen, net.DialTimeout, go:client.Do, reqwest., ureq., hyper.,
      TcpStream.connect, TcpListener.bind, UdpSocket.bind, HttpClient.newHttpClient, new HttpClient, new
      URL().openConnection, .openConnection, new Socket, new ServerSocket, new WebClient, new TcpClient,
      WebRequest.Create, .GetAsync, .PostAsync, .GetStringAsync, curl_init, curl_exec, fsockopen,
      Net.HTTP., Net.HTTP.get, HTTParty., Faraday., RestClient., URI.open, TCPSocket.new, new TCPSocket,
      sh:curl, sh:wget, sh:nc, sh:ssh, sh:scp, sh:rsync, sh:ftp, sh:ping, curl_easy_init,
      curl_easy_perform, cpp:socket, cpp:connect, cpp:getaddrinfo, cpp:bind, cpp:listen, new RestTemplate,
      OkHttpClient, new OkHttpClient, socket.socket, socket.create_connection, net.connect,
      net.createConnection, net.createServer, http.createServer, https.createServer, Invoke-WebRequest,
      Invoke-RestMethod`),
    modules: list(`
      http, https, http2, net, tls, dgram, axios, node-fetch, undici, got, ky, superagent, request, ws,
      socket.io, socket.io-client, requests, urllib.request, urllib3, httpx, aiohttp, http.client, socket,
      py:urllib, websockets, smtplib, ftplib, paramiko, grpc, net/http, google.golang.org/grpc,
      github.com/gorilla/websocket, reqwest, hyper, ureq, tonic, java.net, java.net.http, okhttp3,
      org.apache.http, retrofit2, System.Net, System.Net.Http, System.Net.Sockets, net/https, open-uri,
      faraday, httparty, GuzzleHttp, curl/curl.h, sys/socket.h, boost/asio.hpp, express, fastify, koa,
      flask, fastapi, github.com/gin-gonic/gin, actix_web, axum`),
    names: list(`
      XMLHttpRequest, WebSocket, TcpStream, TcpListener, UdpSocket, HttpClient, HttpURLConnection,
      URLConnection`),
    hints: list(`
      fetch, http, request, url, socket, api, client, download, upload, remote, curl, net, rpc, server,
      connect`),
  },
  {
    words: ["websocket", "web socket"],
    calls: list("new WebSocket, new ws, websockets., websocket., io.connect"),
    modules: list(`
      ws, socket.io, socket.io-client, websockets, websocket, github.com/gorilla/websocket, tungstenite,
      tokio_tungstenite, faye-websocket, System.Net.WebSockets`),
    names: ["WebSocket", "ClientWebSocket"],
    hints: ["socket", "ws"],
  },
  {
    words: list("socket, raw socket, tcp, udp, tcp socket"),
    calls: list(`
      new Socket, new ServerSocket, socket., net.Dial, net.Listen, net.connect, net.createServer,
      net.createConnection, new TcpClient, new TcpListener, TcpStream.connect, TcpListener.bind,
      UdpSocket.bind, TCPSocket.new, TCPServer.new, UDPSocket.new, fsockopen, socket_create,
      stream_socket_client, cpp:socket, dgram.createSocket, sh:nc`),
    modules: list("net, dgram, tls, socket, socketserver, sys/socket.h, System.Net.Sockets, rb:socket"),
    names: list("TcpStream, TcpListener, UdpSocket, Socket, ServerSocket"),
    hints: ["socket", "tcp", "udp", "net"],
  },
  {
    words: list("web server, http server, server, start server, listen on port"),
    calls: list(`
      http.createServer, https.createServer, http.ListenAndServe, http.ListenAndServeTLS, http.HandleFunc,
      js:express, js:fastify, new Koa, py:Flask, py:FastAPI, HTTPServer, HttpServer.create,
      HttpServer.new, Sinatra.new, new TcpListener, WebApplication.CreateBuilder, gin.Default, gin.New,
      Deno.serve, Bun.serve`),
    modules: list(`
      express, fastify, koa, @hapi/hapi, flask, fastapi, http.server, sanic, tornado.web, bottle,
      github.com/gin-gonic/gin, github.com/labstack/echo, actix_web, axum, rocket, warp, sinatra, webrick,
      Microsoft.AspNetCore`),
    hints: list("server, listen, serve, app, route, handler, http"),
  },
  {
    words: list("email, mail, send email, send mail, e-mail"),
    calls: list(`
      nodemailer., .sendMail, smtplib., smtp.SendMail, Transport.send, new SmtpClient, php:mail,
      mb_send_mail, Mail.deliver, ActionMailer., Net.SMTP.start, sh:mail, sh:sendmail, sgMail.send`),
    modules: list(`
      nodemailer, smtplib, email, net/smtp, javax.mail, jakarta.mail, System.Net.Mail, MailKit, lettre,
      mail, @sendgrid/mail, PHPMailer`),
    hints: ["mail", "smtp", "notify"],
  },
];
